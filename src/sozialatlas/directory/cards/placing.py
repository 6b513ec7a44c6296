"""Where the record of a card is, as fine as the public may know it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace

from sozialatlas.core.rows import columns
from sozialatlas.directory.cards.card import Card
from sozialatlas.directory.hours.calendar import region_of
from sozialatlas.directory.models.location import Precision, disclosed


@dataclass(slots=True)
class Place:
    """A location and its municipality as columns; None throughout where there is none."""

    id: uuid.UUID | None
    name: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    is_confidential: bool | None
    country: str | None
    municipality__key: str | None
    municipality__name: str | None
    municipality__lat: float | None
    municipality__lon: float | None
    address__city: str | None


# Of anything that has a location, in the order of `Place`.
COLUMNS = columns(Place, "location__")


def at(card: Card, place: Place) -> Card:
    """Place a card; a confidential location gives its municipality only."""
    if place.id is None:
        return card
    is_confidential, key = bool(place.is_confidential), place.municipality__key or ""
    return replace(
        card,
        location_id=place.id,
        location_name="" if is_confidential else place.name or "",
        is_confidential=is_confidential,
        is_exact=place.precision == Precision.EXACT and not is_confidential,
        municipality=place.municipality__name or "",
        municipality_key=key,
        town="" if is_confidential or key else place.address__city or "",
        lat=disclosed(place.lat, place.municipality__lat, is_confidential=is_confidential),
        lon=disclosed(place.lon, place.municipality__lon, is_confidential=is_confidential),
        region=region_of(key, place.country or ""),
    )
