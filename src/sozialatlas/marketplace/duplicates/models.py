"""Pairs of entries that may be one, what people answered, and what finds them quickly."""

from __future__ import annotations

import uuid
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts.queries import ReviewingReach
from sozialatlas.directory.models import (
    Event,
    MergedRecord,
    RecordKind,
    Service,
    Topic,
    VolunteerRole,
)

if TYPE_CHECKING:
    from django.db.models.manager import Manager


class CandidateQuerySet(models.QuerySet["Candidate"]):
    """Filters of pairs."""

    def waiting(self) -> Self:
        """Return those that nobody has answered yet."""
        return self.filter(state=Candidate.State.OPEN)

    def within(self, reach: ReviewingReach) -> Self:
        """Return those that a person checks; a pair in two towns is the county's."""
        return self.filter(reach.below_or_placeless("area_key", _is_about))


def _is_about(topic: str) -> Q:
    """Return the condition that an entry of the pair is about a topic."""
    asked = Topic.objects.filter(Q(code=topic) | Q(parent__code=topic))
    found = (
        Q(kind=kind)
        & (
            Q(Exists(_with(model, "first_id", asked)))
            | Q(Exists(_with(model, "second_id", asked)))
        )
        for kind, model in _WITH_TOPICS
    )
    return reduce(or_, found)


_WITH_TOPICS: tuple[tuple[str, type[Service] | type[Event] | type[VolunteerRole]], ...] = (
    (RecordKind.SERVICE, Service),
    (RecordKind.EVENT, Event),
    (RecordKind.VOLUNTEER_ROLE, VolunteerRole),
)


def _with(
    model: type[Service] | type[Event] | type[VolunteerRole],
    column: str,
    asked: models.QuerySet[Topic],
) -> models.QuerySet[models.Model]:
    return model._default_manager.filter(pk=OuterRef(column), topics__in=asked)


class Candidate(models.Model):
    """Two entries of one kind that may be the same; the lesser id stands first.

    `reasons` are codes with a number, put in words where they are shown. `marks` tell what both
    said when somebody answered: only when that changed much is the pair asked again.
    `tree_before` is what a branch belonged to before somebody put it below the other one. With
    four eyes `approved_state` is what the first of two people said, while the pair is still open.
    """

    class State(models.TextChoices):
        """What people said, or that there is nothing left to say."""

        OPEN = "open", _("offen")
        SAME = "same", _("dasselbe, zusammengeführt")
        BRANCH = "branch", _("gehört dazu (Zweigstelle)")
        OTHER = "other", _("anderes Angebot desselben Trägers")
        NOT = "not", _("hat nichts miteinander zu tun")
        GONE = "gone", _("erledigt, ein Eintrag ist weg")

    CHANGING: ClassVar[tuple[str, ...]] = (State.SAME, State.BRANCH)
    """Answers that change what is public."""
    ANSWERED: ClassVar[tuple[str, ...]] = (State.SAME, State.BRANCH, State.OTHER, State.NOT)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("Art"), max_length=20, choices=RecordKind.choices)
    first_id = models.UUIDField(_("erster Eintrag"))
    second_id = models.UUIDField(_("zweiter Eintrag"))
    first_name = models.CharField(_("Name des ersten"), max_length=250, blank=True)
    second_name = models.CharField(_("Name des zweiten"), max_length=250, blank=True)
    score = models.FloatField(_("Wahrscheinlichkeit"))
    reasons = models.JSONField(_("Gründe"), default=list)
    area_key = models.CharField(_("Gebiet"), max_length=32, blank=True)
    marks = models.CharField(max_length=64, blank=True, editable=False)
    state = models.CharField(_("Stand"), max_length=10, choices=State.choices, default=State.OPEN)
    found_at = models.DateTimeField(_("gefunden am"))
    decided_at = models.DateTimeField(_("beantwortet am"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("beantwortet von"),
    )
    approved_state = models.CharField(
        _("erste Freigabe"), max_length=10, choices=State.choices, blank=True
    )
    approved_at = models.DateTimeField(_("erste Freigabe am"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("erste Freigabe von"),
    )
    decided_score = models.FloatField(null=True, blank=True, editable=False)
    note = models.CharField(_("Anmerkung"), max_length=500, blank=True)
    tree_before = models.JSONField(default=dict, blank=True, editable=False)
    merged = models.ForeignKey(
        MergedRecord,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Zusammenführung"),
    )

    objects: ClassVar[Manager[Candidate]] = CandidateQuerySet.as_manager()

    class Meta:
        """The most likely first; a pair stands once."""

        verbose_name = _("Dublettenverdacht")
        verbose_name_plural = _("Dublettenverdacht")
        ordering = ["-score", "pk"]
        indexes = [
            models.Index(fields=["state", "-score"], name="duplicates_queue"),
            models.Index(fields=["second_id"], name="duplicates_second"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["first_id", "second_id"], name="duplicates_once"),
            models.CheckConstraint(
                condition=Q(first_id__lt=models.F("second_id")), name="duplicates_in_order"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("open", "gone")) | Q(decided_at__isnull=False),
                name="duplicates_decided_has_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_name} / {self.second_name}"

    @property
    def percent(self) -> int:
        """How likely they are the same, of a hundred."""
        return int(self.score * 100 + 0.5)


class Trace(models.Model):
    """One piece of evidence of an organization in one spelling, found while somebody types."""

    sort = models.CharField(max_length=10)
    value = models.CharField(max_length=250)
    organization_id = models.UUIDField(db_index=True)

    class Meta:
        """In the order in which it is looked up."""

        ordering = ["sort", "value", "organization_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sort", "value", "organization_id"], name="duplicates_trace_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.sort}: {self.value}"
