"""What was found, what was asked of web servers, how each entry stands, and how it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts.queries import ReviewingReach
from sozialatlas.marketplace.quality.problems import RULES, Check, Problem, Rule, Severity

if TYPE_CHECKING:
    from django.db.models.manager import Manager

LONGEST_VALUE = 300
LONGEST_MOVE = 2_000
# What stands there is a code of ours, no words of the entry.
_WITHOUT_WORDS = (Problem.TOPIC_EMPTY, Problem.HOURS_UNREADABLE)


def topic_words(codes: frozenset[str]) -> str:
    """Return codes as one text in which each can be looked for: |pflege|wohnen|."""
    return f"|{'|'.join(sorted(codes))}|" if codes else ""


def has_topic(code: str) -> Q:
    """Return the condition that a row is about a topic."""
    return Q(topics__contains=f"|{code}|")


class Placed(models.Model):
    """What rows are filtered by: whose they are, where they lie, what they are about.

    `area_key` is the municipality, the county where a thing lies in several, or empty.
    """

    title = models.CharField(_("Worum es geht"), max_length=250, blank=True)
    organization_id = models.UUIDField(null=True, db_index=True)
    area_key = models.CharField(_("Gebiet"), max_length=32, blank=True)
    topics = models.TextField(_("Themen"), blank=True)

    class Meta:
        """Shared by findings and states."""

        abstract = True


class FindingQuerySet(models.QuerySet["Finding"]):
    """Filters of findings."""

    def standing(self) -> Self:
        """Return what is still wrong, also where somebody said that it is right so."""
        return self.filter(gone_at=None)

    def to_do(self) -> Self:
        """Return what is still wrong and nobody said that it is right so."""
        return self.filter(gone_at=None, accepted_at=None)

    def within(self, reach: ReviewingReach) -> Self:
        """Return the findings about places and topics that somebody looks after."""
        return self.filter(reach.below_or_placeless("area_key", has_topic))


class Finding(Placed):
    """One thing that the machine noticed about one field of one record.

    It goes by itself (`gone_at`) when it is mended. Who keeps the record may say that it is right
    as it is (`accepted_at`): then it stays quiet for as long as the same value stands there.
    `entry_count` is how many entries show the record: a broken link of a large provider is seen
    at all of them. `view_count` is how often their pages were opened within 30 days.
    """

    check_code = models.CharField(_("Prüfung"), max_length=10, choices=Check.choices)
    problem = models.CharField(_("Befund"), max_length=20, choices=Problem.choices)
    severity = models.CharField(_("Gewicht"), max_length=10, choices=Severity.choices)
    kind = models.CharField(_("Art"), max_length=20)
    record_id = models.UUIDField()
    field = models.CharField(_("Feld"), max_length=40, blank=True)
    value = models.CharField(_("Wert"), max_length=LONGEST_VALUE, blank=True)
    detail = models.CharField(_("Hinweis"), max_length=LONGEST_VALUE, blank=True)
    entry_count = models.PositiveIntegerField(_("Einträge"), default=1)
    view_count = models.PositiveIntegerField(_("Aufrufe"), default=0)
    found_at = models.DateTimeField(_("gefunden am"))
    gone_at = models.DateTimeField(_("behoben am"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("so richtig seit"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("so richtig nach"),
    )

    objects: ClassVar[Manager[Finding]] = FindingQuerySet.as_manager()

    class Meta:
        """What is found again is the same finding."""

        verbose_name = _("Befund")
        verbose_name_plural = _("Befunde")
        ordering = ["-entry_count", "title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["problem", "kind", "record_id", "field", "value"],
                condition=Q(gone_at=None),
                name="quality_finding_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["problem", "organization_id"],
                condition=Q(gone_at=None),
                name="quality_finding_standing",
            ),
            models.Index(fields=["record_id"], name="quality_finding_record"),
        ]

    def __str__(self) -> str:
        return f"{self.get_problem_display()}: {self.title}"

    @property
    def words(self) -> str:
        """What stands in the field, where it can be shown to people."""
        return "" if self.problem in _WITHOUT_WORDS else self.value

    @property
    def rule(self) -> Rule:
        """What is known about such findings."""
        return RULES[self.problem]


class CheckedLink(models.Model):
    """What a web server said when it was asked last.

    `failed_days` counts different days on which it failed without a good one between them.
    """

    class State(models.TextChoices):
        """What came of it."""

        FINE = "fine", _("antwortet")
        FAILED = "failed", _("antwortet nicht")
        CERTIFICATE = "certificate", _("Zertifikat ungültig")
        REFUSED = "refused", _("will nicht gefragt werden")
        BAD = "bad", _("keine Adresse")

    address = models.CharField(_("Adresse"), max_length=500, unique=True)
    host = models.CharField(_("Rechner"), max_length=255)
    state = models.CharField(_("Stand"), max_length=12, choices=State.choices, blank=True)
    status = models.PositiveSmallIntegerField(_("Antwort"), null=True, blank=True)
    moved_to = models.CharField(_("umgezogen nach"), max_length=LONGEST_MOVE, blank=True)
    failed_days = models.PositiveSmallIntegerField(_("Tage ohne Antwort"), default=0)
    checked_on = models.DateField(_("gefragt am"), null=True, blank=True)
    due_on = models.DateField(_("wieder am"), db_index=True)

    class Meta:
        """By address."""

        verbose_name = _("geprüfte Internetadresse")
        verbose_name_plural = _("geprüfte Internetadressen")
        ordering = ["address"]

    def __str__(self) -> str:
        return self.address


class EntryStateQuerySet(models.QuerySet["EntryState"]):
    """Filters of states."""

    def within(self, reach: ReviewingReach) -> Self:
        """Return the entries about places and topics that somebody looks after."""
        return self.filter(reach.below_or_placeless("area_key", has_topic))


class EntryState(Placed):
    """How an entry that people find stands, measured last night.

    `record_id` is the entry's, `page_id` that of its public page (for an entry at a place the
    service's); `kind` is a type of the search.
    """

    kind = models.CharField(_("Art"), max_length=20)
    record_id = models.UUIDField(unique=True)
    page_id = models.UUIDField()
    is_complete = models.BooleanField(_("vollständig"))
    is_verified = models.BooleanField(_("geprüft"))
    is_reachable = models.BooleanField(_("erreichbar"))
    is_placed = models.BooleanField(_("verortet"))

    objects: ClassVar[Manager[EntryState]] = EntryStateQuerySet.as_manager()

    class Meta:
        """By name."""

        verbose_name = _("Stand eines Eintrags")
        verbose_name_plural = _("Stand der Einträge")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    """Filters of snapshots."""

    def within(self, reach: ReviewingReach) -> Self:
        """Return the counts of places that somebody looks after; all topics must be theirs."""
        return self.filter(reach.below_or_placeless("area_key", lambda _code: Q(pk__in=())))

    def about(self, reach: ReviewingReach) -> Self:
        """Return the counts by topic of places and topics that somebody looks after."""
        return self.filter(reach.below_or_placeless("area_key", lambda code: Q(key=code)))


class Snapshot(models.Model):
    """How many entries of an area there were on a day, and how many of them stood well.

    `key` is empty for the area as a whole, else the code of a topic or the id of a provider. An
    entry with two topics counts in both.
    """

    class Dimension(models.TextChoices):
        """What the rows of a day are about."""

        AREA = "area", _("Gemeinde")
        TOPIC = "topic", _("Thema")
        ORGANIZATION = "organization", _("Träger")

    measured_on = models.DateField(_("Tag"))
    dimension = models.CharField(_("nach"), max_length=12, choices=Dimension.choices)
    area_key = models.CharField(_("Gebiet"), max_length=32, blank=True)
    key = models.CharField(_("Schlüssel"), max_length=60, blank=True)
    total = models.PositiveIntegerField(_("Einträge"))
    complete = models.PositiveIntegerField(_("vollständig"))
    verified = models.PositiveIntegerField(_("geprüft"))
    reachable = models.PositiveIntegerField(_("erreichbar"))
    placed = models.PositiveIntegerField(_("verortet"))
    unverified_view_count = models.PositiveIntegerField(_("Aufrufe nicht geprüfter"), default=0)

    objects: ClassVar[Manager[Snapshot]] = SnapshotQuerySet.as_manager()

    class Meta:
        """One row a day, area and key."""

        verbose_name = _("Messung")
        verbose_name_plural = _("Messungen")
        ordering = ["measured_on", "dimension", "area_key", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["dimension", "measured_on", "area_key", "key"],
                name="quality_snapshot_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.measured_on} {self.dimension} {self.area_key} {self.key}"
