"""Volunteer roles (Mitmachen): tasks that look for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.directory.models.base import Published, PublishedQuerySet, refuse_no_number
from sozialatlas.directory.models.location import Location
from sozialatlas.directory.models.organization import Organization
from sozialatlas.directory.models.taxonomy import Audience, Topic

if TYPE_CHECKING:
    from django.db.models.manager import Manager


class Commitment(models.TextChoices):
    """How much time a task takes."""

    ONCE = "once", _("Einmal oder für ein Projekt")
    MONTHLY = "monthly", _("Ein paar Stunden im Monat")
    WEEKLY = "weekly", _("Ein paar Stunden in der Woche")
    HALF_DAYS = "half_days", _("Ein halber Tag in der Woche oder mehr")


class Availability(models.TextChoices):
    """When a task can be done."""

    DAYTIME = "daytime", _("Tagsüber unter der Woche")
    EVENING = "evening", _("Abends")
    WEEKEND = "weekend", _("Am Wochenende")
    FLEXIBLE = "flexible", _("Zeit frei einteilbar")


class Ability(models.TextChoices):
    """What somebody can do who helps."""

    NO_EXPERIENCE = "no_experience", _("Ohne Vorkenntnisse")
    LISTENING = "listening", _("Zuhören und da sein")
    CHILDREN = "children", _("Mit Kindern umgehen")
    TEACHING = "teaching", _("Erklären und unterrichten")
    LANGUAGES = "languages", _("Sprachen sprechen")
    DRIVING = "driving", _("Auto fahren")
    CRAFTS = "crafts", _("Handwerk und Reparieren")
    OUTDOORS = "outdoors", _("Im Freien anpacken")
    COMPUTER = "computer", _("Computer und Telefon")
    OFFICE = "office", _("Büro und Zahlen")
    SPORT = "sport", _("Sport und Bewegung")
    CREATIVE = "creative", _("Musik und Gestalten")
    HOUSEHOLD = "household", _("Kochen und Haushalt")


class VolunteerRoleQuerySet(PublishedQuerySet["VolunteerRole"]):
    """Filters of volunteer roles."""


class VolunteerRole(Published):
    """A task for volunteers: a record type of its own."""

    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        related_name="volunteer_roles",
        verbose_name=_("Träger"),
    )
    location = models.ForeignKey(
        Location,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="volunteer_roles",
        verbose_name=_("Standort"),
    )
    name = models.CharField(_("Aufgabe"), max_length=250)
    summary = models.CharField(_("In einem Satz"), max_length=300, blank=True)
    description = models.TextField(_("Beschreibung"), blank=True)
    skills = models.TextField(_("Was man mitbringt"), blank=True)
    time_needed = models.CharField(_("Zeitaufwand"), max_length=200, blank=True)
    commitment = models.CharField(
        _("wie viel Zeit"), max_length=20, choices=Commitment.choices, blank=True, default=""
    )
    availability = models.JSONField(_("wann"), default=list, blank=True)
    abilities = models.JSONField(_("was man kann"), default=list, blank=True)
    contact_name = models.CharField(_("Ansprechperson"), max_length=150, blank=True)
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    url = models.URLField(_("Internetseite"), max_length=500, blank=True)
    is_online = models.BooleanField(_("von zu Hause"), default=False)
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="volunteer_roles", verbose_name=_("Themen")
    )
    audiences = models.ManyToManyField(
        Audience, blank=True, related_name="volunteer_roles", verbose_name=_("Zielgruppen")
    )

    objects: ClassVar[Manager[VolunteerRole]] = VolunteerRoleQuerySet.as_manager()

    class Meta(Published.Meta):
        """By name."""

        verbose_name = _("Ehrenamt")
        verbose_name_plural = _("Ehrenämter")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a number that nobody can dial, and codes that nobody knows, naming the field."""
        super().clean()
        refuse_no_number(self.phone, "phone")
        for field, known in (("availability", Availability), ("abilities", Ability)):
            given = getattr(self, field)
            if not isinstance(given, list) or any(code not in known.values for code in given):
                raise ValidationError({field: gettext("Das steht nicht zur Wahl.")})
