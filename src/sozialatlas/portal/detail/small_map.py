"""A small still map: the municipality among its neighbours, as paths for an SVG."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from sozialatlas.places import queries as places
from sozialatlas.places.models import Area, AreaBoundary

WIDTH, HEIGHT = 360, 190
# The municipality fills about half of the picture, so that its neighbours show where it lies.
_AROUND = 1.9
_MOST_DRAWN = 80


@dataclass(frozen=True, slots=True)
class Land:
    """One municipality as an SVG path."""

    path: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Pin:
    """Where the door is, in the units of the picture."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture; without a pin it says no more than the municipality."""

    lands: tuple[Land, ...]
    pin: Pin | None
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True, slots=True)
class _Window:
    """The part of the world that is drawn, in degrees."""

    west: float
    north: float
    per_lon: float
    per_lat: float

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        return (lon - self.west) * self.per_lon, (self.north - lat) * self.per_lat

    @property
    def east(self) -> float:
        return self.west + WIDTH / self.per_lon

    @property
    def south(self) -> float:
        return self.north - HEIGHT / self.per_lat


def drawing(
    municipality_key: str, point: tuple[float, float] | None, today: dt.date
) -> Drawing | None:
    """Return the map of a municipality with a pin at a point (latitude, longitude).

    Missing: None where no boundary of the municipality is loaded.
    """
    found = _scene(places.data_version(), today, municipality_key) if municipality_key else None
    if found is None:
        return None
    window, lands = found
    return Drawing(lands, _pin(window, point) if point else None)


def _pin(window: _Window, point: tuple[float, float]) -> Pin | None:
    x, y = window.place(point[1], point[0])
    is_inside = 0 <= x <= WIDTH and 0 <= y <= HEIGHT
    return Pin(round(x, 1), round(y, 1)) if is_inside else None


@lru_cache(maxsize=512)
def _scene(version: str, today: dt.date, key: str) -> tuple[_Window, tuple[Land, ...]] | None:
    """Return window and land; `version` keeps what is remembered up to date."""
    towns = Area.objects.valid_on(today).filter(kind=Area.Kind.MUNICIPALITY)
    box = AreaBoundary.objects.filter(area__in=towns.filter(key=key))
    bounds = box.values_list("west", "south", "east", "north").first()
    if bounds is None:
        return None
    window = _window(*bounds)
    rows = AreaBoundary.objects.filter(
        area__in=towns,
        west__lte=window.east,
        east__gte=window.west,
        south__lte=window.north,
        north__gte=window.south,
    )
    found = rows.order_by("area__key").values_list("area__key", "wkb")[:_MOST_DRAWN]
    return window, _lands([(area, bytes(wkb)) for area, wkb in found], window, key)


def _window(west: float, south: float, east: float, north: float) -> _Window:
    shrink = math.cos(math.radians((south + north) / 2))
    # Degrees of latitude per unit of the picture, by the side that needs more room.
    unit = _AROUND * max((north - south) / HEIGHT, (east - west) * shrink / WIDTH)
    per_lat = 1 / max(unit, 1e-6)
    per_lon = per_lat * shrink
    return _Window(
        west=(west + east) / 2 - WIDTH / 2 / per_lon,
        north=(south + north) / 2 + HEIGHT / 2 / per_lat,
        per_lon=per_lon,
        per_lat=per_lat,
    )


def _lands(rows: Sequence[tuple[str, bytes]], window: _Window, here: str) -> tuple[Land, ...]:
    shapes = np.array([shapely.from_wkb(wkb) for _, wkb in rows], dtype=object)
    # Together, so that no gap opens between neighbours; half a unit is not seen.
    simple = shapely.coverage_simplify(shapes, 0.7 / window.per_lat)
    drawn = [
        Land(path, key == here)
        for (key, _), shape in zip(rows, simple, strict=True)
        if (path := _path(_clipped(shape, window), window))
    ]
    # The one that counts lies on top, with its border.
    return tuple(sorted(drawn, key=lambda land: land.is_here))


def _clipped(shape: BaseGeometry, window: _Window) -> BaseGeometry:
    """Cut off what lies outside; a margin keeps the cut out of sight."""
    x, y = 10 / window.per_lon, 10 / window.per_lat
    return shapely.clip_by_rect(
        shape, window.west - x, window.south - y, window.east + x, window.north + y
    )


def _path(shape: BaseGeometry, window: _Window) -> str:
    return "".join(_ring(ring, window) for ring in _rings(shape))


def _rings(shape: BaseGeometry) -> Iterator[Sequence[tuple[float, float]]]:
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon" and not part.is_empty:
            for ring in (part.exterior, *part.interiors):
                yield [(lon, lat) for lon, lat in shapely.get_coordinates(ring)]


def _ring(ring: Sequence[tuple[float, float]], window: _Window) -> str:
    points = (window.place(lon, lat) for lon, lat in ring)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"
