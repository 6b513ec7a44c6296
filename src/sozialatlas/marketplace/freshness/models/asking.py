"""How far asking about each entry has gone, and the mails that were sent for it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.models import RecordKind
from sozialatlas.marketplace.freshness.decay import What
from sozialatlas.marketplace.freshness.steps import FOR_STAFF, Standing, Step
from sozialatlas.marketplace.proposals.models import Proposal

if TYPE_CHECKING:
    from django.db.models.manager import Manager

LIFE_OF_LINK = dt.timedelta(days=30)


class AskingQuerySet(models.QuerySet["Asking"]):
    """Filters of what is asked."""

    def to_call(self) -> Self:
        """Return the entries for which nobody answered a mail."""
        return self.filter(step__in=FOR_STAFF)


class Asking(models.Model):
    """One entry that has to be confirmed: since when, and how far asking has gone.

    There is a row from the first question until somebody answers. `tried` names the addresses
    that were asked. `visible_to_before` is what hiding replaced. `next_on` is the day on which
    somebody calls again.
    """

    class Stage(models.TextChoices):
        """The last step."""

        FIRST = Step.FIRST.value, _("erste Mail")
        SECOND = Step.SECOND.value, _("zweite Mail")
        OTHER = Step.OTHER.value, _("Mail an eine andere Adresse")
        CALL = Step.CALL.value, _("Anrufliste")
        NOTICE = Step.NOTICE.value, _("Verbergen angekündigt")
        HIDDEN = Step.HIDDEN.value, _("verborgen")

    kind = models.CharField(_("Art"), max_length=20, choices=RecordKind.choices)
    record_id = models.UUIDField(_("Eintrag"))
    service_id = models.UUIDField(null=True, blank=True, editable=False)
    organization_id = models.UUIDField(null=True, blank=True, editable=False)
    area_key = models.CharField(_("Gebiet"), max_length=32, blank=True)
    what = models.CharField(_("was"), max_length=40)
    since = models.DateTimeField(_("fällig seit"), null=True, blank=True)
    is_serious = models.BooleanField(default=True, editable=False)
    step = models.CharField(_("Schritt"), max_length=10, choices=Stage.choices)
    at = models.DateTimeField(_("zuletzt am"))
    address = models.CharField(_("Adresse"), max_length=254, blank=True)
    tried = models.JSONField(default=list, blank=True, editable=False)
    next_on = models.DateField(_("wieder anrufen am"), null=True, blank=True)
    visible_to_before = models.DateField(null=True, blank=True, editable=False)

    objects: ClassVar[Manager[Asking]] = AskingQuerySet.as_manager()

    class Meta:
        """Each entry once."""

        verbose_name = _("Offene Bestätigung")
        verbose_name_plural = _("Offene Bestätigungen")
        ordering = ["since", "pk"]
        indexes = [
            models.Index(fields=["step", "area_key"], name="asking_calls"),
            models.Index(fields=["address"], name="asking_address"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["kind", "record_id"], name="asking_once_a_record")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id}: {self.step}"

    @property
    def parts(self) -> tuple[What, ...]:
        """What of the entry has to be confirmed."""
        return tuple(What(each) for each in self.what.split(",") if each)

    @property
    def standing(self) -> Standing:
        """How far it has gone, for the arithmetic."""
        return Standing(
            step=Step(self.step),
            at=self.at,
            address=self.address,
            tried=frozenset(self.tried),
            is_serious=self.is_serious,
        )


class Reminder(models.Model):
    """One mail to one address, whose link opens a page about all its entries for a time."""

    address = models.CharField(_("Adresse"), max_length=254, db_index=True)
    at = models.DateTimeField(_("am"), db_index=True)
    step = models.CharField(_("Schritt"), max_length=10, choices=Asking.Stage.choices)

    class Meta:
        """Newest first."""

        verbose_name = _("Erinnerung")
        verbose_name_plural = _("Erinnerungen")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.address} {self.at:%Y-%m-%d}"

    @property
    def expires_at(self) -> dt.datetime:
        """When its link no longer opens the page."""
        return self.at + LIFE_OF_LINK


class Asked(models.Model):
    """One entry of a reminder, and what was answered about it by its link.

    `verified_before` is what a confirmation replaced, so that it can be taken back.
    """

    class Answer(models.TextChoices):
        """What somebody said."""

        NONE = "", _("noch keine Antwort")
        RIGHT = "right", _("stimmt")
        CHANGED = "changed", _("geändert")
        GONE = "gone", _("gibt es nicht mehr")

    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="asked")
    kind = models.CharField(_("Art"), max_length=20, choices=RecordKind.choices)
    record_id = models.UUIDField(_("Eintrag"))
    answer = models.CharField(
        _("Antwort"), max_length=10, choices=Answer.choices, blank=True, default=Answer.NONE
    )
    answered_at = models.DateTimeField(_("beantwortet am"), null=True, blank=True)
    verified_before = models.DateTimeField(null=True, blank=True, editable=False)
    verified_how_before = models.CharField(max_length=20, blank=True, editable=False)
    proposal = models.ForeignKey(
        Proposal, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        """Each entry once a reminder."""

        verbose_name = _("Frage nach einem Eintrag")
        verbose_name_plural = _("Fragen nach Einträgen")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["reminder", "kind", "record_id"], name="asked_once_a_reminder"
            ),
            models.CheckConstraint(
                condition=Q(answer="") | Q(answered_at__isnull=False),
                name="asked_answered_has_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id}: {self.answer}"


class Quiet(models.Model):
    """An address that no reminder goes to: its mails come back, or its owner does not want any."""

    class Reason(models.TextChoices):
        """Why nobody writes there."""

        BOUNCED = "bounced", _("Mails kommen zurück")
        UNWANTED = "unwanted", _("möchte keine Erinnerungen")

    address = models.CharField(_("Adresse"), max_length=254, unique=True)
    reason = models.CharField(_("Grund"), max_length=10, choices=Reason.choices)
    at = models.DateTimeField(_("seit"))

    class Meta:
        """Newest first."""

        verbose_name = _("Adresse ohne Erinnerungen")
        verbose_name_plural = _("Adressen ohne Erinnerungen")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.address
