"""Whether places lie where they say."""

from __future__ import annotations

import math
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import shapely

from sozialatlas.directory.models import Location
from sozialatlas.marketplace.quality.checks.found import Found
from sozialatlas.marketplace.quality.landscape import LOCATION, Landscape
from sozialatlas.marketplace.quality.problems import Problem
from sozialatlas.places.models import AreaBoundary
from sozialatlas.places.queries import municipality_index

TOLERANCE_METRES = 250.0
"""Borders of VG250 are drawn for 1:250,000, where a millimetre is 250 metres (BKG, 2024)."""

_METRES_PER_DEGREE = 111_195.0


@dataclass(frozen=True, slots=True)
class _Place:
    pk: uuid.UUID
    lat: float
    lon: float
    area_id: int
    elsewhere: str
    is_secret: bool


def check(landscape: Landscape) -> Iterator[Found]:
    """Yield places without a point, and points beyond the border of their municipality."""
    index, suspects = municipality_index(), []
    places = Location.objects.filter(is_outside=False).order_by()
    columns = ("pk", "lat", "lon", "municipality_id", "municipality__key", "is_confidential")
    for pk, lat, lon, area_id, key, is_confidential in places.values_list(*columns):
        if (LOCATION, pk) not in landscape.spots:
            continue
        if lat is None or lon is None:
            if not is_confidential:
                yield Found(Problem.POINT_MISSING, (LOCATION, pk), "lat")
            continue
        found = index.at(lat, lon) if area_id else None
        if area_id and (found is None or found.key != key):
            suspects.append(
                _Place(pk, lat, lon, area_id, found.name if found else "", is_confidential)
            )
    yield from _beyond(suspects)


def _beyond(suspects: list[_Place]) -> Iterator[Found]:
    shapes = _shapes({each.area_id for each in suspects})
    for place in suspects:
        shape = shapes.get(place.area_id)
        if shape is not None and _metres(shape, place.lat, place.lon) > TOLERANCE_METRES:
            yield Found(Problem.POINT_ELSEWHERE, (LOCATION, place.pk), "lat", *_told(place))


def _told(place: _Place) -> tuple[str, str]:
    """Return where the point lies, and the municipality there; of a secret place neither."""
    if place.is_secret:
        return "", ""
    return f"{place.lat:.5f}, {place.lon:.5f}", place.elsewhere


def _shapes(area_ids: set[int]) -> Mapping[int, shapely.Geometry]:
    rows = AreaBoundary.objects.filter(area__in=area_ids).values_list("area_id", "wkb")
    return {pk: shapely.from_wkb(bytes(wkb)) for pk, wkb in rows}


def _metres(shape: shapely.Geometry, lat: float, lon: float) -> float:
    """Return how far a point lies outside, exact enough for a few kilometres."""
    nearest = shapely.get_coordinates(shapely.shortest_line(shape, shapely.Point(lon, lat)))
    (x, y), _point = nearest.tolist()
    east = (x - lon) * math.cos(math.radians(lat))
    return math.hypot(east, y - lat) * _METRES_PER_DEGREE
