"""Locations (Standorte), their address, and how well one gets in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.models.base import Answer, Published, PublishedQuerySet
from sozialatlas.directory.models.organization import Organization
from sozialatlas.places.models import IS_POINT_OR_NONE, Area

if TYPE_CHECKING:
    from django.db.models.manager import Manager


IS_COUNTRY_CODE = RegexValidator(
    r"\A[A-Z]{2}\Z", _("Bitte zwei Großbuchstaben angeben, zum Beispiel DE, AT oder CH.")
)


class Precision(models.TextChoices):
    """How exactly a location is known."""

    EXACT = "exact", _("genau")
    MUNICIPALITY = "municipality", _("nur die Gemeinde")
    NONE = "none", _("unbekannt")


def disclosed(
    own: float | None, of_municipality: float | None, *, is_confidential: bool
) -> float | None:
    """Return the coordinate of a location that the public may know."""
    return of_municipality if is_confidential else own


class LocationQuerySet(PublishedQuerySet["Location"]):
    """Filters of locations."""


class Location(Published):
    """A place where something is offered (HSDS location).

    A confidential location (a women's shelter) is never shown finer than its municipality:
    read `public_lat`, `public_lon` and `Address.public_lines`, not the raw columns.
    """

    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="locations",
        verbose_name=_("Träger"),
    )
    name = models.CharField(_("Name"), max_length=250, blank=True)
    alternate_name = models.CharField(_("Kurzname"), max_length=250, blank=True)
    description = models.TextField(_("Beschreibung"), blank=True)
    transportation = models.TextField(_("Anfahrt"), blank=True)
    lat = models.FloatField(_("Breite"), null=True, blank=True)
    lon = models.FloatField(_("Länge"), null=True, blank=True)
    precision = models.CharField(
        _("Genauigkeit"), max_length=20, choices=Precision.choices, default=Precision.NONE
    )
    is_confidential = models.BooleanField(
        _("Adresse geheim"),
        default=False,
        help_text=_("Wird nie genauer als die Gemeinde gezeigt."),
    )
    municipality = models.ForeignKey(
        Area,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Gemeinde"),
    )
    social_area = models.ForeignKey(
        Area,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Sozialraum"),
    )
    is_outside = models.BooleanField(
        _("außerhalb"), default=False, help_text=_("Liegt in keinem der geladenen Gebiete.")
    )
    country = models.CharField(_("Land"), max_length=2, default="DE", validators=[IS_COUNTRY_CODE])

    objects: ClassVar[Manager[Location]] = LocationQuerySet.as_manager()

    class Meta(Published.Meta):
        """Coordinates come in pairs and lie on the globe."""

        verbose_name = _("Standort")
        verbose_name_plural = _("Standorte")
        ordering = ["name", "pk"]
        constraints = [
            *Published.Meta.constraints,
            models.CheckConstraint(
                condition=IS_POINT_OR_NONE,
                name="directory_location_coordinates",
                violation_error_message=_(
                    "Breite und Länge gehören zusammen: von -90 bis 90 und von -180 bis 180."
                ),
            ),
        ]

    def __str__(self) -> str:
        """Tell the houses of one provider apart; the address is what the public may see of it."""
        lines = self.address.public_lines if hasattr(self, "address") else ()
        return ", ".join(line for line in (self.name, *lines) if line) or str(self.pk)

    @property
    def public_lat(self) -> float | None:
        """Latitude that may be shown: the municipality's for a confidential location."""
        area = self.municipality
        return disclosed(
            self.lat, area.lat if area else None, is_confidential=self.is_confidential
        )

    @property
    def public_lon(self) -> float | None:
        """Longitude that may be shown: the municipality's for a confidential location."""
        area = self.municipality
        return disclosed(
            self.lon, area.lon if area else None, is_confidential=self.is_confidential
        )


class Address(models.Model):
    """A postal or visiting address of a location (HSDS address)."""

    location = models.OneToOneField(
        Location, on_delete=models.CASCADE, related_name="address", verbose_name=_("Standort")
    )
    attention = models.CharField(_("zu Händen"), max_length=200, blank=True)
    street = models.CharField(_("Straße und Hausnummer"), max_length=200, blank=True)
    extra = models.CharField(_("Zusatz"), max_length=200, blank=True)
    postal_code = models.CharField(_("Postleitzahl"), max_length=10, blank=True)
    city = models.CharField(_("Ort"), max_length=120, blank=True)
    district = models.CharField(_("Ortsteil"), max_length=120, blank=True)
    country = models.CharField(_("Land"), max_length=2, default="DE", validators=[IS_COUNTRY_CODE])

    class Meta:
        """One address a location."""

        verbose_name = _("Adresse")
        verbose_name_plural = _("Adressen")

    def __str__(self) -> str:
        return ", ".join(self.public_lines)

    @property
    def public_lines(self) -> tuple[str, ...]:
        """The lines that may be shown; only the municipality for a confidential location."""
        if self.location.is_confidential:
            area = self.location.municipality
            return (area.name,) if area else ()
        town = f"{self.postal_code} {self.city}".strip()
        if self.district and self.district != self.city:
            town = f"{town} ({self.district})"
        return tuple(line for line in (self.street, self.extra, town) if line)


class AccessibilityFeature(models.TextChoices):
    """What helps a person to come in and be understood."""

    STEP_FREE = "step_free", _("Eingang ohne Stufen")
    LIFT = "lift", _("Aufzug")
    TOILET = "toilet", _("Rollstuhlgerechte Toilette")
    PARKING = "parking", _("Behindertenparkplatz")
    INDUCTION_LOOP = "induction_loop", _("Induktionsanlage")
    BLIND_GUIDANCE = "blind_guidance", _("Leitsystem für blinde Menschen")
    SIGN_LANGUAGE = "sign_language", _("Gebärdensprache")
    EASY_LANGUAGE = "easy_language", _("Leichte Sprache")
    QUIET_ROOM = "quiet_room", _("Ruhiger Raum")


class Accessibility(models.Model):
    """One feature of a location: yes, no or unknown, with a measure where it matters.

    Units: `measure` in `unit` (cm for doors and steps, % for ramps, kg for lifts).
    """

    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="accessibility")
    feature = models.CharField(_("Merkmal"), max_length=20, choices=AccessibilityFeature.choices)
    answer = models.CharField(
        _("vorhanden"), max_length=10, choices=Answer.choices, default=Answer.UNKNOWN
    )
    measure = models.DecimalField(_("Maß"), max_digits=7, decimal_places=1, null=True, blank=True)
    unit = models.CharField(_("Einheit"), max_length=10, blank=True)
    note = models.CharField(_("Hinweis"), max_length=250, blank=True)

    class Meta:
        """One row a feature."""

        verbose_name = _("Barrierefreiheit")
        verbose_name_plural = _("Barrierefreiheit")
        ordering = ["location_id", "feature", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["location", "feature"], name="directory_accessibility_once"
            ),
            models.CheckConstraint(
                condition=Q(measure=None) | ~Q(unit=""),
                name="directory_accessibility_unit",
                violation_error_message=_("Zu einem Maß gehört seine Einheit."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_feature_display()}: {self.get_answer_display()}"
