"""The place of a request: a circle, exact to the metre, and who serves it from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from tantivy import Query

from sozialatlas.search import areas
from sozialatlas.search.engine.reader import Opened
from sozialatlas.search.engine.schema import LAT, LON, POINT, SERVES
from sozialatlas.search.finding import clauses
from sozialatlas.search.finding.parts import parts
from sozialatlas.search.finding.sources import column
from sozialatlas.search.points import distances_km, half_box, steps, unpack
from sozialatlas.search.requests import BBox, Near

# With words in more records than this, the corners of all records are named: they are kept.
_MANY_RECORDS = 2_000
_CIRCLES_KEPT = 64
_CORNERS_KEPT = 200_000


@dataclass(frozen=True, slots=True)
class Circle:
    """All within a distance of a point."""

    lat: float
    lon: float
    radius_km: float


def box(bbox: BBox) -> Query:
    """Match records inside a rectangle."""
    (south, west), (north, east) = steps(bbox.south, bbox.west), steps(bbox.north, bbox.east)
    return clauses.all_of([clauses.between(LAT, south, north), clauses.between(LON, west, east)])


def near(place: Near, words: Query | None, opened: Opened, tree: areas.AreaTree) -> Query | None:
    """Match records within the radius, or that serve the place; None without a radius.

    Exact only for records that `words` match as well, where words are given.
    """
    if place.radius_km is None:
        return None
    within = circle(Circle(place.lat, place.lon, place.radius_km), words, opened)
    return clauses.any_of([within, clauses.has_one_of(SERVES, reaching(place, tree))])


def reaching(place: Near, tree: areas.AreaTree) -> tuple[str, ...]:
    """Return the codes under which a service may name the place as served."""
    if not place.municipality_key:
        return (areas.EVERYWHERE,)
    return tree.reaching(place.municipality_key)


def square(around: Circle) -> Query:
    """Match records inside the square around a circle."""
    north, east = half_box(around.lat, around.radius_km)
    return box(
        BBox(
            west=max(around.lon - east, -180.0),
            south=max(around.lat - north, -90.0),
            east=min(around.lon + east, 180.0),
            north=min(around.lat + north, 90.0),
        )
    )


def circle(around: Circle, words: Query | None, opened: Opened) -> Query:
    """Match records inside a circle: the square around it without the points in its corners.

    The corners are a fifth of the square, so that fewer points are named than lie inside; and
    with words, only the points of records that hold them need to be named.
    """
    within = square(around)
    corners = _corners_of(words, around, opened) if words is not None else None
    if corners is None:
        corners = _all_corners(around, opened)
    if not corners:
        return within
    return clauses.without(within, clauses.number_one_of(POINT, corners))


def _corners_of(words: Query, around: Circle, opened: Opened) -> tuple[int, ...] | None:
    """Return the corner points of records with the words; None, if there are very many."""
    query = clauses.all_of([words, square(around)])
    count = clauses.count(query, opened.searcher)
    if count > _MANY_RECORDS:
        return None
    return _outside(query, around, opened)


def _all_corners(around: Circle, opened: Opened) -> tuple[int, ...]:
    held = opened.corners.get(around)
    if held is None:
        kept = sum(map(len, opened.corners.values()))
        if len(opened.corners) >= _CIRCLES_KEPT or kept >= _CORNERS_KEPT:
            opened.corners.clear()
        held = _outside(square(around), around, opened)
        opened.corners[around] = held
    return held


def _outside(query: Query, around: Circle, opened: Opened) -> tuple[int, ...]:
    read = (
        np.unique(column(opened.searcher, POINT, part)) for part in parts(query, opened.searcher)
    )
    places = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *read]))
    is_outside = distances_km(around.lat, around.lon, *unpack(places)) > around.radius_km
    return tuple(places[is_outside].tolist())
