"""Where the record of a card is, as fine as the public may know it."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import NamedTuple

from sozialatlas.directory.cards.card import Card
from sozialatlas.directory.hours.calendar import region_of
from sozialatlas.directory.models.location import Precision, disclosed

# Of anything that has a location, in the order of `Place`.
COLUMNS = (
    "location_id",
    "location__name",
    "location__lat",
    "location__lon",
    "location__precision",
    "location__is_confidential",
    "location__country",
    "location__municipality__key",
    "location__municipality__name",
    "location__municipality__lat",
    "location__municipality__lon",
    "location__address__city",
)


class Place(NamedTuple):
    """A location and its municipality as columns; None throughout where there is none."""

    id: uuid.UUID | None
    name: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    is_confidential: bool | None
    country: str | None
    municipality_key: str | None
    municipality: str | None
    municipality_lat: float | None
    municipality_lon: float | None
    city: str | None


def at(card: Card, place: Place) -> Card:
    """Place a card; a confidential location gives its municipality only."""
    if place.id is None:
        return card
    is_confidential, key = bool(place.is_confidential), place.municipality_key or ""
    return replace(
        card,
        location_id=place.id,
        location_name="" if is_confidential else place.name or "",
        is_confidential=is_confidential,
        is_exact=place.precision == Precision.EXACT and not is_confidential,
        municipality=place.municipality or "",
        municipality_key=key,
        town="" if is_confidential or key else place.city or "",
        lat=disclosed(place.lat, place.municipality_lat, is_confidential=is_confidential),
        lon=disclosed(place.lon, place.municipality_lon, is_confidential=is_confidential),
        region=region_of(key, place.country or ""),
    )
