"""What belongs to a service beyond its text: cost, papers, languages, areas, free places."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from sozialatlas.directory.models.base import exactly_one, refuse_no_number
from sozialatlas.directory.models.location import Location
from sozialatlas.directory.models.service import Service, ServiceAtLocation
from sozialatlas.places.models import Area


class CostOption(models.Model):
    """What a service costs, and for whom (HSDS cost_option)."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="cost_options")
    option = models.CharField(_("Tarif"), max_length=200, blank=True)
    amount = models.DecimalField(
        _("Betrag"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("Währung"), max_length=3, default="EUR")
    description = models.CharField(_("Erklärung"), max_length=300, blank=True)

    class Meta:
        """In the order of entry."""

        verbose_name = _("Kosten")
        verbose_name_plural = _("Kosten")
        ordering = ["service_id", "pk"]

    def __str__(self) -> str:
        return self.option or self.description


class RequiredDocument(models.Model):
    """A paper that one brings along (HSDS required_document)."""

    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, related_name="required_documents"
    )
    document = models.CharField(_("Unterlage"), max_length=250)

    class Meta:
        """In the order of entry."""

        verbose_name = _("Unterlage")
        verbose_name_plural = _("Unterlagen")
        ordering = ["service_id", "pk"]

    def __str__(self) -> str:
        return self.document


class Language(models.Model):
    """A language in which one is helped (HSDS language); `code` is ISO 639-1, or 639-3."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="languages")
    code = models.CharField(_("Sprache"), max_length=8)
    note = models.CharField(_("Hinweis"), max_length=200, blank=True)

    class Meta:
        """Each language once."""

        verbose_name = _("Sprache")
        verbose_name_plural = _("Sprachen")
        ordering = ["service_id", "code"]
        constraints = [
            models.UniqueConstraint(fields=["service", "code"], name="directory_language_once")
        ]

    def __str__(self) -> str:
        return self.code


class ServiceArea(models.Model):
    """Where a service reaches, although it may sit elsewhere (HSDS service_area)."""

    class Extent(models.TextChoices):
        """An area, or no limit at all."""

        AREA = "area", _("ein Gebiet")
        EVERYWHERE = "everywhere", _("überall")

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="service_areas")
    extent = models.CharField(
        _("Reichweite"), max_length=12, choices=Extent.choices, default=Extent.AREA
    )
    area = models.ForeignKey(
        Area,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Gebiet"),
    )

    class Meta:
        """An area, or everywhere, never both."""

        verbose_name = _("Einzugsgebiet")
        verbose_name_plural = _("Einzugsgebiete")
        ordering = ["service_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "area"], name="directory_service_area_once"
            ),
            models.CheckConstraint(
                condition=Q(extent="area", area__isnull=False)
                | Q(extent="everywhere", area__isnull=True),
                name="directory_service_area_or_everywhere",
                violation_error_message=_("Bitte ein Gebiet wählen, oder „überall“ ohne Gebiet."),
            ),
        ]

    def __str__(self) -> str:
        return self.area.name if self.area else self.get_extent_display()


class Capacity(models.Model):
    """How many places there are, and how many are free (HSDS service_capacity).

    Units: counts of `unit` ("Plätze", "Betten"); `asserted_at` says when somebody counted.
    """

    service_at_location = models.ForeignKey(
        ServiceAtLocation, on_delete=models.CASCADE, related_name="capacities"
    )
    unit = models.CharField(_("Einheit"), max_length=60)
    available = models.PositiveIntegerField(_("frei"), null=True, blank=True)
    maximum = models.PositiveIntegerField(_("gesamt"), null=True, blank=True)
    asserted_at = models.DateTimeField(pgettext_lazy("date", "Stand"))

    class Meta:
        """One row a unit."""

        verbose_name = _("Plätze")
        verbose_name_plural = _("Plätze")
        ordering = ["service_at_location_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["service_at_location", "unit"], name="directory_capacity_once"
            ),
            models.CheckConstraint(
                condition=Q(available=None)
                | Q(maximum=None)
                | Q(available__lte=models.F("maximum")),
                name="directory_capacity_in_order",
                violation_error_message=_("Es sind mehr Plätze frei, als es gibt."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.available}/{self.maximum} {self.unit}"


class Contact(models.Model):
    """A person or desk to turn to; belongs to exactly one thing (HSDS contact)."""

    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, null=True, blank=True, related_name="contacts"
    )
    organization = models.ForeignKey(
        "directory.Organization",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="contacts",
    )
    service_at_location = models.ForeignKey(
        ServiceAtLocation, on_delete=models.CASCADE, null=True, blank=True, related_name="contacts"
    )
    name = models.CharField(_("Name"), max_length=150, blank=True)
    title = models.CharField(_("Aufgabe"), max_length=150, blank=True)
    department = models.CharField(_("Abteilung"), max_length=150, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    is_public = models.BooleanField(_("öffentlich"), default=True)

    class Meta:
        """Exactly one owner."""

        verbose_name = _("Ansprechperson")
        verbose_name_plural = _("Ansprechpersonen")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("service", "organization", "service_at_location"),
                name="directory_contact_one_owner",
            )
        ]

    def __str__(self) -> str:
        return self.name or self.department


class Phone(models.Model):
    """A number to call, as the provider writes it; belongs to one thing (HSDS phone)."""

    class Kind(models.TextChoices):
        """What answers at the number."""

        VOICE = "voice", _("Telefon")
        MOBILE = "mobile", _("Mobil")
        FAX = "fax", _("Fax")
        TEXT = "text", _("SMS")
        TEXTPHONE = "textphone", _("Schreibtelefon")

    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, null=True, blank=True, related_name="phones"
    )
    location = models.ForeignKey(
        Location, on_delete=models.CASCADE, null=True, blank=True, related_name="phones"
    )
    service_at_location = models.ForeignKey(
        ServiceAtLocation, on_delete=models.CASCADE, null=True, blank=True, related_name="phones"
    )
    organization = models.ForeignKey(
        "directory.Organization",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="phones",
    )
    number = models.CharField(_("Nummer"), max_length=60)
    kind = models.CharField(_("Art"), max_length=10, choices=Kind.choices, default=Kind.VOICE)
    description = models.CharField(_("Hinweis"), max_length=200, blank=True)

    class Meta:
        """At least one owner."""

        verbose_name = _("Telefon")
        verbose_name_plural = _("Telefone")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(service__isnull=False)
                | Q(location__isnull=False)
                | Q(service_at_location__isnull=False)
                | Q(organization__isnull=False),
                name="directory_phone_has_owner",
            )
        ]

    def __str__(self) -> str:
        return self.number

    def clean(self) -> None:
        """Refuse a number that nobody can dial, naming the field."""
        super().clean()
        refuse_no_number(self.number, "number")
