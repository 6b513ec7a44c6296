"""Areas with validity, their boundaries, changes and members, and postal places."""

from __future__ import annotations

from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sozialatlas.places.geometry import Outline
from sozialatlas.places.versioned import DataVersion, VersionedModel

__all__ = [
    "Area",
    "AreaBoundary",
    "AreaChange",
    "AreaMember",
    "AreaQuerySet",
    "DataVersion",
    "PostalPlace",
]

LAT_RANGE = (-90.0, 90.0)
LON_RANGE = (-180.0, 180.0)
# Without "is not null" an unknown longitude would make the check pass.
IS_POINT_OR_NONE = Q(lat=None, lon=None) | Q(
    lat__isnull=False, lon__isnull=False, lat__range=LAT_RANGE, lon__range=LON_RANGE
)
"""The condition that coordinates come in pairs and lie on the globe."""


class AreaQuerySet(models.QuerySet["Area"]):
    """Filters by day and kind."""

    def valid_on(self, day: date) -> AreaQuerySet:
        """Return the areas that exist on a day."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)

    def current(self) -> AreaQuerySet:
        """Return the areas that have not been ended."""
        return self.filter(valid_to=None)

    def municipalities(self) -> AreaQuerySet:
        """Return municipalities only."""
        return self.filter(kind=Area.Kind.MUNICIPALITY)


class Area(VersionedModel):
    """A piece of the map under one key for a span of days.

    `valid_to` is the first day on which the area no longer exists. A municipality that takes
    in a neighbour and keeps its key gets a second row.
    """

    class Kind(models.TextChoices):
        """Levels of areas, from large to small."""

        COUNTRY = "country", _("Staat")
        STATE = "state", _("Bundesland")
        COUNTY = "county", _("Landkreis oder kreisfreie Stadt")
        ASSOCIATION = "association", _("Gemeindeverband")
        MUNICIPALITY = "municipality", _("Gemeinde")
        SOCIAL_AREA = "social_area", _("Sozialraum")
        DISTRICT = "district", _("Ortsteil")

    kind = models.CharField(_("Art"), max_length=16, choices=Kind.choices)
    key = models.CharField(_("Schlüssel"), max_length=32)
    country = models.CharField(
        _("Staat"), max_length=2, default="DE", validators=[RegexValidator(r"^[A-Z]{2}$")]
    )
    name = models.CharField(_("Name"), max_length=200)
    designation = models.CharField(_("Bezeichnung"), max_length=100, blank=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("übergeordnetes Gebiet"),
    )
    population = models.PositiveIntegerField(_("Bevölkerung"), null=True, blank=True)
    area_km2 = models.FloatField(_("Fläche in km²"), null=True, blank=True)
    postal_code = models.CharField(_("Postleitzahl des Sitzes"), max_length=10, blank=True)
    lat = models.FloatField(_("Breite"), null=True, blank=True)
    lon = models.FloatField(_("Länge"), null=True, blank=True)
    valid_from = models.DateField(_("gültig ab"))
    valid_to = models.DateField(_("gültig bis vor"), null=True, blank=True)

    objects = AreaQuerySet.as_manager()

    class Meta:
        """A key names one area of its kind at a time."""

        verbose_name = _("Gebiet")
        verbose_name_plural = _("Gebiete")
        ordering = ["kind", "key", "valid_from", "pk"]
        indexes = [models.Index(fields=["key", "kind"], name="places_area_key")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"], condition=Q(valid_to=None), name="places_area_current_key"
            ),
            models.UniqueConstraint(
                fields=["kind", "key", "valid_from"], name="places_area_version"
            ),
            models.CheckConstraint(condition=~Q(key=""), name="places_area_has_key"),
            models.CheckConstraint(condition=~Q(name=""), name="places_area_has_name"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="places_area_span",
                violation_error_message=_("Das Ende liegt nicht nach dem Beginn."),
            ),
            models.CheckConstraint(condition=IS_POINT_OR_NONE, name="places_area_point"),
            models.CheckConstraint(
                condition=Q(area_km2=None) | Q(area_km2__gte=0), name="places_area_size"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.key})"

    @property
    def is_current(self) -> bool:
        """Whether the area has not been ended."""
        return self.valid_to is None


class AreaBoundary(VersionedModel):
    """The polygon of an area in WGS84, as WKB, with its bounding box in degrees."""

    area = models.OneToOneField(
        Area, on_delete=models.CASCADE, primary_key=True, related_name="boundary"
    )
    wkb = models.BinaryField()
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()

    class Meta:
        """The box stands the right way round and lies on the globe."""

        verbose_name = _("Grenze")
        verbose_name_plural = _("Grenzen")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    west__lte=F("east"),
                    south__lte=F("north"),
                    west__gte=-180.0,
                    east__lte=180.0,
                    south__gte=-90.0,
                    north__lte=90.0,
                ),
                name="places_boundary_box",
            )
        ]

    def __str__(self) -> str:
        return f"{self.area_id}"

    @classmethod
    def of_outline(cls, area: Area, outline: Outline) -> AreaBoundary:
        """Return an unsaved boundary of an area."""
        return cls(
            area=area,
            wkb=outline.wkb,
            west=outline.west,
            south=outline.south,
            east=outline.east,
            north=outline.north,
        )


class AreaChange(VersionedModel):
    """A step from an area to its successor on a day.

    `weight` is the share of the old area (0 to 1) that went to the new one.
    """

    old = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="successions")
    new = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="predecessions")
    weight = models.FloatField(_("Anteil"))
    on = models.DateField(_("am"))

    class Meta:
        """Each step is told once."""

        verbose_name = _("Gebietsänderung")
        verbose_name_plural = _("Gebietsänderungen")
        ordering = ["on", "old_id", "new_id"]
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="places_change_once"),
            models.CheckConstraint(
                condition=Q(weight__gt=0, weight__lte=1),
                name="places_change_weight",
                violation_error_message=_("Der Anteil liegt über 0 und höchstens bei 1."),
            ),
            models.CheckConstraint(condition=~Q(old=F("new")), name="places_change_moves"),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id} ({self.on})"


class AreaMember(VersionedModel):
    """An area (a social area, say) contains another one entirely."""

    whole = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="members")
    part = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="memberships")

    class Meta:
        """A part belongs to a whole once."""

        verbose_name = _("Teil eines Gebiets")
        verbose_name_plural = _("Teile eines Gebiets")
        ordering = ["whole_id", "part_id"]
        constraints = [
            models.UniqueConstraint(fields=["whole", "part"], name="places_member_once"),
            models.CheckConstraint(condition=~Q(whole=F("part")), name="places_member_other"),
        ]

    def __str__(self) -> str:
        return f"{self.part_id} in {self.whole_id}"


class PostalPlace(models.Model):
    """A place of a postal code; `district` is set where it is a part of the place `name`."""

    postal_code = models.CharField(_("Postleitzahl"), max_length=10)
    name = models.CharField(_("Ort"), max_length=200)
    district = models.CharField(_("Ortsteil"), max_length=200, blank=True)
    lat = models.FloatField(_("Breite"))
    lon = models.FloatField(_("Länge"))
    country = models.CharField(_("Staat"), max_length=2)
    municipality = models.ForeignKey(
        Area,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="postal_places",
        verbose_name=_("Gemeinde"),
    )
    # The file's own word for the municipality; kept, since areas may be loaded after it.
    municipality_key = models.CharField(_("Gemeindeschlüssel"), max_length=8, blank=True)
    county_key = models.CharField(_("Kreisschlüssel"), max_length=5, blank=True)
    county_name = models.CharField(_("Kreis"), max_length=200, blank=True)

    class Meta:
        """A place stands once under its postal code and county."""

        verbose_name = _("Postleitzahl")
        verbose_name_plural = _("Postleitzahlen")
        ordering = ["country", "postal_code", "name", "district", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "postal_code", "name", "district", "county_key"],
                name="places_postal_place_once",
            ),
            models.CheckConstraint(
                condition=Q(lat__range=LAT_RANGE, lon__range=LON_RANGE),
                name="places_postal_point",
            ),
            models.CheckConstraint(condition=~Q(postal_code=""), name="places_postal_code"),
        ]

    def __str__(self) -> str:
        return f"{self.postal_code} {self.name} {self.district}".strip()
