"""Where records are given, as the public may know it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sozialatlas.core.rows import columns
from sozialatlas.directory.hours.calendar import region_of
from sozialatlas.directory.models.location import Precision, disclosed
from sozialatlas.search.documents.record import Whereabouts
from sozialatlas.search.documents.rows import Seen


@dataclass(slots=True)
class Place(Seen):
    """A location with its municipality, social area and address, where it has them."""

    id: uuid.UUID
    name: str
    alternate_name: str
    lat: float | None
    lon: float | None
    precision: str
    is_confidential: bool
    is_outside: bool
    country: str
    municipality_id: int | None
    municipality__key: str | None
    municipality__name: str | None
    municipality__lat: float | None
    municipality__lon: float | None
    social_area__key: str | None
    address__street: str | None
    address__postal_code: str | None
    address__city: str | None
    address__district: str | None

    @property
    def region(self) -> str:
        """The region whose holidays count."""
        return region_of(self.municipality__key or "", self.country)

    @property
    def has_door(self) -> bool:
        """Whether the public learns where to go: a street, or a point that is no town's middle."""
        is_known = bool(self.address__street) or self.precision == Precision.EXACT
        return is_known and not self.is_confidential


# Of anything that has a location; all are None where it has none.
COLUMNS = columns(Place, "location__")


def whereabouts(place: Place, name: str, accessibility: tuple[str, ...]) -> Whereabouts:
    """Return where a record of that name is given; a confidential place is its municipality."""
    hidden = place.is_confidential
    return Whereabouts(
        lat=disclosed(place.lat, place.municipality__lat, is_confidential=hidden),
        lon=disclosed(place.lon, place.municipality__lon, is_confidential=hidden),
        area_id=place.municipality_id,
        # It may be smaller than the municipality.
        social_key="" if hidden else place.social_area__key or "",
        is_outside=place.is_outside,
        has_door=place.has_door,
        texts=_texts(place, name),
        accessibility=accessibility,
    )


def _texts(place: Place, name: str) -> tuple[str, ...]:
    municipality = place.municipality__name or ""
    if place.is_confidential:
        return (municipality,)
    return (
        "" if place.name == name else place.name,
        place.alternate_name,
        municipality,
        place.address__street or "",
        place.address__postal_code or "",
        place.address__city or "",
        place.address__district or "",
    )
