"""Opening hours as structured rows; the arithmetic is in `sozialatlas.directory.hours`."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import fields
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from sozialatlas.directory.hours.rules import HoursError, HoursRule, check
from sozialatlas.directory.models.base import exactly_one
from sozialatlas.directory.models.location import Location
from sozialatlas.directory.models.service import Service, ServiceAtLocation

RULE_COLUMNS = tuple(field.name for field in fields(HoursRule))
# What a field is told; where a form offers the choices, nothing else can come.
_REFUSALS = {
    "opens": _("Bitte Stunden und Minuten angeben, „nach Vereinbarung“ oder eine Bemerkung."),
    "closes": _("Zu einer Uhrzeit gehören Beginn und Ende, in Stunden und Minuten."),
    "weekday": _("Eine Woche im Monat braucht einen Wochentag."),
    "every_n_weeks": _("Bitte eine Zahl von 1 bis 104 angeben."),
    "anchor_on": _("Bitte einen Tag angeben, ab dem die Wochen gezählt werden."),
    "week_of_month": _("Bitte 1 bis 5 angeben, oder -1 für die letzte."),
    "season_from": _("Bitte Monat und Tag angeben, zum Beispiel 05-01 für den 1. Mai."),
    "season_to": _("Bitte ersten und letzten Tag angeben, zum Beispiel 05-01 und 09-30."),
    "valid_to": _("Liegt vor dem ersten Tag."),
}


class Schedule(models.Model):
    """One row of opening hours (HSDS schedule) of a service, a location, or both together.

    The hours of a record are those of the service at the location, else the service's,
    else the location's.
    """

    class Weekday(models.IntegerChoices):
        """Monday is 0, as in Python."""

        MONDAY = 0, _("Montag")
        TUESDAY = 1, _("Dienstag")
        WEDNESDAY = 2, _("Mittwoch")
        THURSDAY = 3, _("Donnerstag")
        FRIDAY = 4, _("Freitag")
        SATURDAY = 5, _("Samstag")
        SUNDAY = 6, _("Sonntag")

    class Special(models.TextChoices):
        """What the row means on public holidays or in school vacations."""

        SAME = "same", _("wie sonst")
        CLOSED = "closed", _("geschlossen")
        ONLY = "only", _("nur dann")

    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, null=True, blank=True, related_name="schedules"
    )
    location = models.ForeignKey(
        Location, on_delete=models.CASCADE, null=True, blank=True, related_name="schedules"
    )
    service_at_location = models.ForeignKey(
        ServiceAtLocation,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="schedules",
    )
    weekday = models.PositiveSmallIntegerField(
        _("Wochentag"), choices=Weekday.choices, null=True, blank=True
    )
    opens = models.TimeField(pgettext_lazy("time", "von"), null=True, blank=True)
    closes = models.TimeField(
        _("bis"), null=True, blank=True, help_text=_("Früher als von: bis zum nächsten Tag.")
    )
    every_n_weeks = models.PositiveSmallIntegerField(_("alle n Wochen"), default=1)
    anchor_on = models.DateField(_("gezählt ab"), null=True, blank=True)
    week_of_month = models.SmallIntegerField(_("Woche im Monat"), null=True, blank=True)
    season_from = models.CharField(_("jedes Jahr ab (MM-TT)"), max_length=5, blank=True)
    season_to = models.CharField(_("jedes Jahr bis (MM-TT)"), max_length=5, blank=True)
    valid_from = models.DateField(_("gültig ab"), null=True, blank=True)
    valid_to = models.DateField(_("gültig bis"), null=True, blank=True)
    on_holidays = models.CharField(
        _("an Feiertagen"), max_length=6, choices=Special.choices, default=Special.CLOSED
    )
    in_vacations = models.CharField(
        _("in den Schulferien"), max_length=6, choices=Special.choices, default=Special.SAME
    )
    by_appointment = models.BooleanField(_("nach Vereinbarung"), default=False)
    note = models.TextField(_("Hinweis"), blank=True)

    class Meta:
        """Exactly one owner; times come in pairs, or the row is by appointment or a note."""

        verbose_name = _("Öffnungszeit")
        verbose_name_plural = _("Öffnungszeiten")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("service", "location", "service_at_location"),
                name="directory_schedule_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(opens__isnull=False, closes__isnull=False)
                | Q(opens__isnull=True, closes__isnull=True, by_appointment=True)
                | (Q(opens__isnull=True, closes__isnull=True) & ~Q(note="")),
                name="directory_schedule_times_in_pairs",
            ),
            models.CheckConstraint(
                condition=Q(every_n_weeks=1) | Q(every_n_weeks__gt=1, anchor_on__isnull=False),
                name="directory_schedule_weeks_have_anchor",
            ),
        ]

    def __str__(self) -> str:
        return self.note or f"{self.weekday} {self.opens}-{self.closes}"

    @classmethod
    def of_rule(cls, rule: HoursRule, owner: Mapping[str, uuid.UUID]) -> Self:
        """Return an unsaved row for a rule; `owner` names its one foreign key."""
        return cls(**{name: getattr(rule, name) for name in RULE_COLUMNS}, **owner)

    @property
    def rule(self) -> HoursRule:
        """What the row says, for the arithmetic."""
        return HoursRule(**{name: getattr(self, name) for name in RULE_COLUMNS})

    def clean(self) -> None:
        """Refuse a row that cannot be, naming the field."""
        try:
            check(self.rule)
        except HoursError as error:
            said = _REFUSALS.get(error.field, error.reason)
            raise ValidationError({error.field: said}) from error
