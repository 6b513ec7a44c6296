"""Puts a location into its municipality and social area."""

from __future__ import annotations

from sozialatlas.directory.models import Location
from sozialatlas.places import queries as places
from sozialatlas.places.models import Area


def place(location: Location) -> None:
    """Set municipality, social area and "outside" from the coordinates, without saving."""
    assert location.lat is not None
    assert location.lon is not None
    found = places.municipality_at(location.lat, location.lon)
    location.is_outside = found is None
    location.municipality = _area(found.key if found else "")
    location.social_area = _area((found.social_area_key or "") if found else "")


def _area(key: str) -> Area | None:
    return Area.objects.filter(key=key, valid_to=None).first() if key else None
