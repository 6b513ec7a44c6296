"""The ground of the picture: land, borders of municipalities, and where their names stand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from sozialatlas.places import queries as places
from sozialatlas.places.models import Area
from sozialatlas.portal.results_map.frame import Frame
from sozialatlas.search.points import Floats, Ints
from sozialatlas.search.requests import BBox

# Paths are whole numbers in half pixels: a third of the bytes of decimals.
UNITS_PER_PIXEL = 2
_TOLERANCE_PIXELS = 1.0
# Wide maps show more land at the sides, high ones above and below; no more than that is drawn.
_BESIDE = (1.0, 0.3)
# A whole state in one small picture: borders would be a grey mash, and heavy.
_MOST_BORDERED = 600


@dataclass(frozen=True, slots=True)
class Town:
    """Where the name of a municipality or of a social area stands, in pixels."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Land:
    """Two paths, and the names from the largest area to the smallest."""

    ground: str
    borders: str
    towns: tuple[Town, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Country:
    """All areas of a kind as Leaflet draws them later, in degrees."""

    shapes: NDArray[np.object_]
    names: tuple[str, ...]
    tree: shapely.STRtree

    @property
    def bounds(self) -> BBox | None:
        """The box of all land, or None where no boundary is loaded."""
        if not self.names:
            return None
        return BBox(*(float(side) for side in shapely.total_bounds(self.shapes)))

    def names_at(self, lat: Sequence[float], lon: Sequence[float]) -> list[str]:
        """Return the municipality of each point, empty outside; asked for all at once."""
        found = [""] * len(lat)
        at, within = self.tree.query(shapely.points(lon, lat), predicate="intersects")
        for point, shape in zip(at.tolist(), within.tolist(), strict=True):
            found[point] = found[point] or self.names[shape]
        return found


def country() -> Country:
    """Return the municipalities of today, kept in memory until places change."""
    return _country(places.boundaries_geojson(Area.Kind.MUNICIPALITY))


def social_areas() -> Country:
    """Return the social areas of today, kept in memory until places change."""
    return _country(places.boundaries_geojson(Area.Kind.SOCIAL_AREA))


def has_social_areas() -> bool:
    """Return whether the county has social areas; asked anew once places change."""
    return _has_social_areas(places.data_version())


@lru_cache(maxsize=2)
def _has_social_areas(_version: str) -> bool:
    return Area.objects.current().filter(kind=Area.Kind.SOCIAL_AREA).exists()


def bounds(municipalities: tuple[str, ...]) -> BBox | None:
    """Return the box of some municipalities; None for none, and where no boundary is known."""
    return _bounds(municipalities, places.data_version()) if municipalities else None


@lru_cache(maxsize=256)
def _bounds(municipalities: tuple[str, ...], _version: str) -> BBox | None:
    found = json.loads(places.boundaries_geojson(Area.Kind.MUNICIPALITY, municipalities))
    shapes = [shapely.from_geojson(json.dumps(each["geometry"])) for each in found["features"]]
    return BBox(*(float(side) for side in shapely.total_bounds(shapes))) if shapes else None


@lru_cache(maxsize=4)
def _country(boundaries: str) -> Country:
    features = json.loads(boundaries)["features"]
    shapes = [shapely.from_geojson(json.dumps(feature["geometry"])) for feature in features]
    array = np.array(shapes, dtype=object)
    names = tuple(str(feature["properties"]["name"]) for feature in features)
    return Country(array, names, shapely.STRtree(array))


@lru_cache(maxsize=512)
def land(country: Country, frame: Frame) -> Land:
    """Return what lies in and around a frame."""
    seen, shapes = _drawn(country, frame)
    if not len(seen):
        return Land("", "", ())
    # Together, so that no gap opens between neighbours.
    simple = shapely.coverage_simplify(shapes, _TOLERANCE_PIXELS)
    return Land(
        ground="".join(_rings(shapely.coverage_union_all(simple))),
        borders="".join(_borders(simple)) if len(seen) <= _MOST_BORDERED else "",
        towns=_towns(shapes, [country.names[at] for at in seen.tolist()]),
    )


@lru_cache(maxsize=512)
def outlines(country: Country, frame: Frame) -> Land:
    """Return the same without ground: each area by itself, for they may leave gaps or overlap."""
    seen, shapes = _drawn(country, frame)
    if not len(seen) or len(seen) > _MOST_BORDERED:
        return Land("", "", ())
    simple = shapely.coverage_simplify(shapes, _TOLERANCE_PIXELS)
    return Land(
        ground="",
        borders="".join(ring for shape in simple.tolist() for ring in _rings(shape)),
        towns=_towns(shapes, [country.names[at] for at in seen.tolist()]),
    )


def _drawn(country: Country, frame: Frame) -> tuple[Ints, NDArray[np.object_]]:
    """Return what lies in and around a frame: its numbers, and its shapes in pixels."""
    box = frame.widened(*_BESIDE)
    seen = np.sort(country.tree.query(shapely.box(box.west, box.south, box.east, box.north)))

    def drawn(points: Floats) -> Floats:
        return np.column_stack(frame.pixels(points[:, 1], points[:, 0]))

    return seen, shapely.transform(country.shapes[seen], drawn)


def _rings(shape: BaseGeometry) -> Iterator[str]:
    for part in shapely.get_parts(shape).tolist():
        for ring in (part.exterior, *part.interiors):
            yield _path(_whole(shapely.get_coordinates(ring)), end="z")


def _borders(shapes: NDArray[np.object_]) -> Iterator[str]:
    """Return each border between two neighbours once."""
    rings = shapely.get_rings(shapely.get_parts(shapes))
    points = _whole(shapely.get_coordinates(rings))
    ring = np.repeat(np.arange(len(rings)), shapely.get_num_coordinates(rings))
    steps = np.hstack((points[:-1], points[1:]))[ring[:-1] == ring[1:]]
    is_backward = (steps[:, 0] > steps[:, 2]) | (
        (steps[:, 0] == steps[:, 2]) & (steps[:, 1] > steps[:, 3])
    )
    steps[is_backward] = steps[is_backward][:, [2, 3, 0, 1]]
    single, counts = np.unique(steps, axis=0, return_counts=True)
    shared = single[counts > 1].reshape(-1, 2, 2)
    if not len(shared):
        return
    lines = shapely.line_merge(shapely.multilinestrings(np.asarray(shapely.linestrings(shared))))
    for line in shapely.get_parts(lines).tolist():
        yield _path(_whole(shapely.get_coordinates(line), units=1), end="")


def _whole(points: Floats, units: int = UNITS_PER_PIXEL) -> Ints:
    whole: Ints = np.rint(points * units).astype(np.int64)
    return whole


def _path(points: Ints, end: str) -> str:
    """Return a path of steps; those that do not leave their place are left out."""
    steps = np.diff(points, axis=0)
    moved = steps[np.any(steps != 0, axis=1)].tolist()
    if not moved:
        return ""
    x, y = points[0].tolist()
    line = " ".join(f"{across} {down}" for across, down in moved).replace(" -", "-")
    return f"M{x} {y}l{line}{end}"


def _towns(shapes: NDArray[np.object_], names: list[str]) -> tuple[Town, ...]:
    middles = shapely.centroid(shapely.get_geometry(shapes, 0))
    x, y = np.round(shapely.get_x(middles), 1), np.round(shapely.get_y(middles), 1)
    by_size = np.argsort(-shapely.area(shapes), kind="stable").tolist()
    return tuple(Town(names[at], float(x[at]), float(y[at])) for at in by_size)
