"""Hits of the map as clusters on a grid, over all hits of the same query as the list."""

from __future__ import annotations

import math

import numpy as np
from tantivy import Searcher

from sozialatlas.search.answers import Cluster
from sozialatlas.search.finding.found import Found
from sozialatlas.search.finding.pages import identities
from sozialatlas.search.points import Ints
from sozialatlas.search.requests import BBox

# A map tile is 256 pixels wide; a cell of a quarter of it holds one button with air around.
_CELLS_PER_TILE = 4
MOST_ZOOM = 20


def clusters(found: Found, zoom: int, searcher: Searcher) -> tuple[Cluster, ...]:
    """Return the clusters of a zoom level, the largest first; hits without a place are in none."""
    placed = np.flatnonzero(~np.isnan(found.lat))
    if not len(placed):
        return ()
    cells = _cells(found, placed, zoom)
    by_cell = placed[np.argsort(cells, kind="stable")]
    edges = np.flatnonzero(np.diff(np.sort(cells))) + 1
    members = np.split(by_cell, edges)
    made = [_cluster(found, member, searcher) for member in members]
    return tuple(sorted(made, key=lambda one: (-one.count, one.lat, one.lon)))


def _cells(found: Found, placed: Ints, zoom: int) -> Ints:
    degrees = 360 / 2**zoom / _CELLS_PER_TILE
    # In Mercator, cells of equal pixels are lower in degrees away from the equator.
    middle = math.radians(float(np.mean(found.lat[placed])))
    rows = np.floor(found.lat[placed] / (degrees * math.cos(middle))).astype(np.int64)
    columns = np.floor(found.lon[placed] / degrees).astype(np.int64)
    cells: Ints = rows * 2**31 + columns
    return cells


def _cluster(found: Found, member: Ints, searcher: Searcher) -> Cluster:
    lat, lon = found.lat[member], found.lon[member]
    is_single = len(member) == 1
    return Cluster(
        lat=float(lat.mean()),
        lon=float(lon.mean()),
        count=len(member),
        bbox=BBox(float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())),
        id=identities(found, member.tolist(), searcher)[0].id if is_single else None,
    )
