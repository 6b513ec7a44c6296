"""The place of a request: a circle, exact to the metre, and who serves it from elsewhere."""

from __future__ import annotations

import numpy as np
from tantivy import Query, Searcher

from sozialatlas.search import areas
from sozialatlas.search.engine.schema import LAT, LON, POINT, SERVES
from sozialatlas.search.finding import clauses
from sozialatlas.search.points import distances_km, half_box, unpack
from sozialatlas.search.requests import BBox, Near


def box(bbox: BBox) -> Query:
    """Match records inside a rectangle."""
    latitudes = clauses.between(LAT, bbox.south, bbox.north)
    return clauses.all_of([latitudes, clauses.between(LON, bbox.west, bbox.east)])


def near(place: Near, searcher: Searcher, tree: areas.AreaTree) -> Query | None:
    """Match records within the radius, or that serve the place; None without a radius."""
    if place.radius_km is None:
        return None
    ways = [circle(place.lat, place.lon, place.radius_km, searcher)]
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


def circle(lat: float, lon: float, radius_km: float, searcher: Searcher) -> Query:
    """Match records inside a circle: the square around it without the points in its corners.

    The corners are a fifth of the square, so that fewer points are named than lie inside.
    """
    within = square(lat, lon, radius_km)
    held = searcher.search(within, limit=max(searcher.num_docs, 1), count=False)
    addresses = [address for _, address in held.hits]
    if not addresses:
        return clauses.NOTHING
    values = searcher.fast_field_values(POINT, addresses)
    places = np.unique(np.array(values, dtype=np.int64))
    corners = places[distances_km(lat, lon, *unpack(places)) > radius_km]
    if not len(corners):
        return within
    return clauses.without(within, clauses.number_one_of(POINT, corners.tolist()))
