"""Where a record is given, as the public may know it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from sozialatlas.directory.models import Address, Location
from sozialatlas.search.documents.record import Whereabouts


def whereabouts(
    location: Location, features: Mapping[uuid.UUID, tuple[str, ...]], name: str
) -> Whereabouts:
    """Return the place of a location; a confidential one is no finer than its municipality."""
    return Whereabouts(
        lat=location.public_lat,
        lon=location.public_lon,
        area_id=location.municipality_id,
        social_key=location.social_area.key if location.social_area else "",
        is_outside=location.is_outside,
        texts=_texts(location, name),
        accessibility=features[location.pk],
    )


def _texts(location: Location, name: str) -> tuple[str, ...]:
    municipality = location.municipality.name if location.municipality else ""
    if location.is_confidential:
        return (municipality,)
    own = "" if location.name == name else location.name
    return (own, location.alternate_name, municipality, *_address(location))


def _address(location: Location) -> tuple[str, ...]:
    address = _row(location)
    if address is None:
        return ()
    return (address.street, address.postal_code, address.city, address.district)


def _row(location: Location) -> Address | None:
    try:
        return location.address
    except Address.DoesNotExist:
        return None
