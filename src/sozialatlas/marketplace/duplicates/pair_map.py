"""A small still map with two points: where both entries are, and how they lie to each other."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass

import shapely

from sozialatlas.places.models import Area, AreaBoundary

WIDTH, HEIGHT = 420, 220
_LEAST_METRES = 500
_ROOM = 1.7
_METRES_PER_DEGREE = 111_195
_MOST_DRAWN = 30
_SCALES = (20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """One of the two in the units of the picture, with its number."""

    x: float
    y: float
    number: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture: land, both spots, and a bar of `scale_metres`."""

    lands: tuple[str, ...]
    spots: tuple[Spot, Spot]
    scale_width: float
    scale_metres: int
    width: int = WIDTH
    height: int = HEIGHT


def drawing(first: Point, second: Point, metres: float, today: dt.date) -> Drawing:
    """Return the map around two points (latitude, longitude)."""
    lat, lon = (first[0] + second[0]) / 2, (first[1] + second[1]) / 2
    per_unit = max(metres * _ROOM, _LEAST_METRES) / HEIGHT
    per_lat = _METRES_PER_DEGREE / per_unit
    per_lon = per_lat * math.cos(math.radians(lat))

    def place(point: Point) -> tuple[float, float]:
        x, y = (point[1] - lon) * per_lon + WIDTH / 2, (lat - point[0]) * per_lat + HEIGHT / 2
        return round(x, 1), round(y, 1)

    half_lon, half_lat = WIDTH / 2 / per_lon, HEIGHT / 2 / per_lat
    window = (lon - half_lon, lat - half_lat, lon + half_lon, lat + half_lat)
    bar = max((each for each in _SCALES if each / per_unit <= WIDTH / 3), default=_SCALES[0])
    lands = tuple(
        "M" + "L".join("{} {}".format(*place(point)) for point in ring) + "Z"
        for ring in _rings(window, today)
    )
    spots = (Spot(*place(first), 1), Spot(*place(second), 2))
    return Drawing(lands, spots, round(bar / per_unit, 1), bar)


def _rings(window: tuple[float, float, float, float], today: dt.date) -> Iterator[list[Point]]:
    """Yield the borders of the municipalities in a window, as points (latitude, longitude)."""
    west, south, east, north = window
    towns = Area.objects.valid_on(today).filter(kind=Area.Kind.MUNICIPALITY)
    rows = AreaBoundary.objects.filter(
        area__in=towns, west__lte=east, east__gte=west, south__lte=north, north__gte=south
    )
    margin = (east - west) / 10  # so that the cut itself is not seen
    for wkb in rows.order_by("area__key").values_list("wkb", flat=True)[:_MOST_DRAWN]:
        shape = shapely.clip_by_rect(
            shapely.from_wkb(bytes(wkb)),
            west - margin,
            south - margin,
            east + margin,
            north + margin,
        )
        for part in shapely.get_parts(shape):
            if part.geom_type == "Polygon" and not part.is_empty:
                yield [(lat, lon) for lon, lat in shapely.get_coordinates(part.exterior)]
