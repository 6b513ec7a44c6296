"""Events (Veranstaltungen), once or recurring."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.directory.models.base import (
    Answer,
    Published,
    PublishedQuerySet,
    number_problem,
)
from sozialatlas.directory.models.location import Location
from sozialatlas.directory.models.organization import Organization
from sozialatlas.directory.models.taxonomy import Audience, Topic
from sozialatlas.directory.recurrence_rule import RecurrenceError, parse

if TYPE_CHECKING:
    from django.db.models.manager import Manager


class EventQuerySet(PublishedQuerySet["Event"]):
    """Filters of events."""


class Event(Published):
    """Something at a time: a record type of its own. Recurrence is an RFC 5545 RRULE."""

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="events", verbose_name=_("Träger")
    )
    location = models.ForeignKey(
        Location,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("Standort"),
    )
    name = models.CharField(_("Titel"), max_length=250)
    summary = models.CharField(_("In einem Satz"), max_length=300, blank=True)
    description = models.TextField(_("Beschreibung"), blank=True)
    starts_at = models.DateTimeField(_("beginnt"))
    ends_at = models.DateTimeField(_("endet"), null=True, blank=True)
    rrule = models.CharField(_("Wiederholung (RRULE)"), max_length=300, blank=True)
    exdates = models.JSONField(_("fällt aus am"), default=list, blank=True)
    is_free = models.CharField(
        _("kostenlos"), max_length=10, choices=Answer.choices, default=Answer.UNKNOWN
    )
    fees = models.TextField(_("Kosten"), blank=True)
    is_online = models.BooleanField(_("online"), default=False)
    url = models.URLField(_("Internetseite"), max_length=500, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="events", verbose_name=_("Themen")
    )
    audiences = models.ManyToManyField(
        Audience, blank=True, related_name="events", verbose_name=_("Zielgruppen")
    )

    objects: ClassVar[Manager[Event]] = EventQuerySet.as_manager()

    class Meta(Published.Meta):
        """An event ends after it begins."""

        verbose_name = _("Veranstaltung")
        verbose_name_plural = _("Veranstaltungen")
        ordering = ["starts_at", "pk"]
        constraints = [
            *Published.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(ends_at__gt=models.F("starts_at")),
                name="directory_event_ends_after_start",
                violation_error_message=_("Das Ende liegt nicht nach dem Beginn."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a rule, days and a number that nobody can use, naming each field."""
        super().clean()
        problems = number_problem(self.phone, "phone")
        if _ends_first(self.starts_at, self.ends_at):
            problems["ends_at"] = gettext("Das Ende liegt nicht nach dem Beginn.")
        try:
            if self.rrule:
                parse(self.rrule)
        except RecurrenceError as error:
            text = gettext("Keine Wiederholung nach RFC 5545 (%(reason)s).")
            problems["rrule"] = text % {"reason": error}
        if not _are_moments(self.exdates):
            problems["exdates"] = gettext("Bitte einen Tag pro Zeile angeben, etwa 24.12.2026.")
        if problems:
            raise ValidationError(problems)


def _ends_first(starts_at: dt.datetime | None, ends_at: dt.datetime | None) -> bool:
    return starts_at is not None and ends_at is not None and ends_at <= starts_at


def _are_moments(found: object) -> bool:
    if not isinstance(found, list):
        return False
    try:
        for each in found:
            dt.datetime.fromisoformat(each)
    except (TypeError, ValueError):
        return False
    return True
