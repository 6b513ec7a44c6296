"""The place of a request: a circle, exact to the metre, and who serves it from elsewhere."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from tantivy import Query

from sozialatlas.search import areas
from sozialatlas.search.engine.reader import Opened
from sozialatlas.search.engine.schema import LAT, LON, POINT, SERVES
from sozialatlas.search.finding import clauses
from sozialatlas.search.points import distances_km, half_box, unpack
from sozialatlas.search.requests import BBox, Near


def box(bbox: BBox) -> Query:
    """Match records inside a rectangle."""
    latitudes = clauses.between(LAT, bbox.south, bbox.north)
    return clauses.all_of([latitudes, clauses.between(LON, bbox.west, bbox.east)])


def near(place: Near, opened: Opened, tree: areas.AreaTree) -> Query | None:
    """Match records within the radius, or that serve the place; None without a radius."""
    if place.radius_km is None:
        return None
    ways = [circle(place.lat, place.lon, place.radius_km, opened)]
    if place.municipality_key:
        reaching = tree.reaching(place.municipality_key)
        ways.append(clauses.has_one_of(SERVES, reaching))
    else:
        ways.append(clauses.has(SERVES, areas.EVERYWHERE))
    return clauses.any_of(ways)


def square(lat: float, lon: float, radius_km: float) -> Query:
    """Match records inside the square around a circle."""
    north, east = half_box(lat, radius_km)
    return box(
        BBox(
            west=max(lon - east, -180.0),
            south=max(lat - north, -90.0),
            east=min(lon + east, 180.0),
            north=min(lat + north, 90.0),
        )
    )


def circle(lat: float, lon: float, radius_km: float, opened: Opened) -> Query:
    """Match records inside a circle: the square around it without the points in its corners.

    The corners are a fifth of the square, so that fewer points are named than lie inside.
    """
    within = square(lat, lon, radius_km)
    corners = _corners(lat, lon, radius_km, opened)
    if not corners:
        return within
    return clauses.without(within, clauses.number_one_of(POINT, corners))


@lru_cache(maxsize=32)
def _corners(lat: float, lon: float, radius_km: float, opened: Opened) -> tuple[int, ...]:
    searcher = opened.searcher
    held = searcher.search(square(lat, lon, radius_km), limit=searcher.num_docs, count=False)
    addresses = [address for _, address in held.hits]
    places = np.unique(np.array(searcher.fast_field_values(POINT, addresses), dtype=np.int64))
    outside = distances_km(lat, lon, *unpack(places)) > radius_km
    return tuple(places[outside].tolist())
