"""Services (Angebote) and the places where they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.directory.models.base import Answer, Published, PublishedQuerySet
from sozialatlas.directory.models.location import Location
from sozialatlas.directory.models.organization import Organization
from sozialatlas.directory.models.taxonomy import Audience, LifeSituation, Topic

if TYPE_CHECKING:
    from django.db.models.manager import Manager


class ServiceQuerySet(PublishedQuerySet["Service"]):
    """Filters of services."""


class Service(Published):
    """What somebody gets from an organization (HSDS service).

    A service without any location is a record of its own: online, by phone, or it comes to you.
    """

    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        related_name="services",
        verbose_name=_("Träger"),
    )
    name = models.CharField(_("Name"), max_length=250)
    alternate_name = models.CharField(_("Kurzname"), max_length=250, blank=True)
    summary = models.CharField(_("In einem Satz"), max_length=300, blank=True)
    description = models.TextField(_("Was man bekommt"), blank=True)
    application_process = models.TextField(_("So kommt man hin"), blank=True)
    eligibility = models.TextField(_("Für wen"), blank=True)
    minimum_age = models.PositiveSmallIntegerField(_("ab Jahren"), null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(_("bis Jahre"), null=True, blank=True)
    is_free = models.CharField(
        _("kostenlos"), max_length=10, choices=Answer.choices, default=Answer.UNKNOWN
    )
    fees = models.TextField(_("Kosten"), blank=True)
    is_online = models.BooleanField(_("online"), default=False)
    is_by_phone = models.BooleanField(_("am Telefon"), default=False)
    is_at_home = models.BooleanField(_("kommt nach Hause"), default=False)
    url = models.URLField(_("Internetseite"), max_length=500, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="services", verbose_name=_("Themen")
    )
    audiences = models.ManyToManyField(
        Audience, blank=True, related_name="services", verbose_name=_("Zielgruppen")
    )
    life_situations = models.ManyToManyField(
        LifeSituation, blank=True, related_name="services", verbose_name=_("Lebenslagen")
    )

    objects: ClassVar[Manager[Service]] = ServiceQuerySet.as_manager()

    class Meta(Published.Meta):
        """Ages stand in order."""

        verbose_name = _("Angebot")
        verbose_name_plural = _("Angebote")
        ordering = ["name", "pk"]
        constraints = [
            *Published.Meta.constraints,
            models.CheckConstraint(
                condition=Q(minimum_age=None)
                | Q(maximum_age=None)
                | Q(minimum_age__lte=models.F("maximum_age")),
                name="directory_service_ages_in_order",
                violation_error_message=_("Das Mindestalter liegt über dem Höchstalter."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse ages in the wrong order, naming the field."""
        super().clean()
        low, high = self.minimum_age, self.maximum_age
        if low is not None and high is not None and low > high:
            text = gettext("Das Mindestalter liegt über dem Höchstalter.")
            raise ValidationError({"minimum_age": text})


class ServiceAtLocationQuerySet(PublishedQuerySet["ServiceAtLocation"]):
    """Filters of service at locations."""


class ServiceAtLocation(Published):
    """A service at one of its locations: the record that people find (Angebot am Standort)."""

    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, related_name="at_locations", verbose_name=_("Angebot")
    )
    location = models.ForeignKey(
        Location, on_delete=models.PROTECT, related_name="services", verbose_name=_("Standort")
    )
    description = models.TextField(_("Besonderes an diesem Standort"), blank=True)

    objects: ClassVar[Manager[ServiceAtLocation]] = ServiceAtLocationQuerySet.as_manager()

    class Meta(Published.Meta):
        """A service stands once at a location."""

        verbose_name = _("Angebot am Standort")
        verbose_name_plural = _("Angebote an Standorten")
        ordering = ["service_id", "pk"]
        constraints = [
            *Published.Meta.constraints,
            models.UniqueConstraint(
                fields=["service", "location"], name="directory_service_once_at_location"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service}: {self.location}"
