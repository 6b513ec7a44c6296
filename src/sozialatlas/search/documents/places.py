"""Where records are given, as the public may know it."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sozialatlas.directory.models import Address, Location
from sozialatlas.places.models import Area
from sozialatlas.search.documents import related
from sozialatlas.search.documents.record import Whereabouts

_COLUMNS = (
    "name",
    "alternate_name",
    "lat",
    "lon",
    "is_confidential",
    "is_outside",
    "country",
    "status",
    "visible_from",
    "visible_to",
    "municipality_id",
    "social_area_id",
)


@dataclass(frozen=True, slots=True)
class Places:
    """The locations of a batch with what belongs to them."""

    locations: Mapping[uuid.UUID, Location]
    addresses: Mapping[uuid.UUID, tuple[str, ...]]
    features: Mapping[uuid.UUID, tuple[str, ...]]

    def whereabouts(self, location_id: uuid.UUID | None, name: str) -> Whereabouts | None:
        """Return the place of a record of that name; a confidential one is its municipality."""
        if location_id is None:
            return None
        location = self.locations[location_id]
        return Whereabouts(
            lat=location.public_lat,
            lon=location.public_lon,
            area_id=location.municipality_id,
            social_key=location.social_area.key if location.social_area else "",
            is_outside=location.is_outside,
            texts=self._texts(location, name),
            accessibility=self.features[location_id],
        )

    def _texts(self, location: Location, name: str) -> tuple[str, ...]:
        municipality = location.municipality.name if location.municipality else ""
        if location.is_confidential:
            return (municipality,)
        own = "" if location.name == name else location.name
        return (own, location.alternate_name, municipality, *self.addresses.get(location.pk, ()))


def places(location_ids: Collection[uuid.UUID]) -> Places:
    """Return locations by id, read with four queries."""
    locations = Location.objects.only(*_COLUMNS).in_bulk(list(location_ids))
    areas = _areas(locations.values())
    for location in locations.values():
        # One object an area instead of one a location: a county has few and they are heavy.
        location.municipality = areas.get(location.municipality_id or 0)
        location.social_area = areas.get(location.social_area_id or 0)
    rows = Address.objects.filter(location__in=location_ids)
    lines = rows.values_list("location_id", "street", "postal_code", "city", "district")
    return Places(locations, {row[0]: row[1:] for row in lines}, related.features(location_ids))


def _areas(locations: Collection[Location]) -> dict[int, Area]:
    keys = {location.municipality_id for location in locations}
    keys |= {location.social_area_id for location in locations}
    return Area.objects.in_bulk([key for key in keys if key is not None])
