"""Hits of the map as clusters on a grid, over all hits of the same query as the list."""

from __future__ import annotations

import math
from typing import Protocol

import numpy as np
from tantivy import Searcher

from sozialatlas.search.answers import Cluster
from sozialatlas.search.finding.pages import identities
from sozialatlas.search.finding.sources import Addressed
from sozialatlas.search.points import Floats, Ints
from sozialatlas.search.requests import BBox

# A map tile is 256 pixels wide; a cell of a quarter of it holds one button with air around.
_CELLS_PER_TILE = 4
MOST_ZOOM = 20
# Where a Mercator map ends: nearer to the poles, cells would have no height.
_MOST_LATITUDE = 85.0


class Placed(Protocol):
    """Hits with their places; NaN without one."""

    @property
    def source(self) -> Addressed:
        """Where the engine has each hit."""

    @property
    def lat(self) -> Floats:
        """The latitude of each hit."""

    @property
    def lon(self) -> Floats:
        """The longitude of each hit."""


def clusters(found: Placed, zoom: int, searcher: Searcher) -> tuple[Cluster, ...]:
    """Return the clusters of a zoom level, the largest first; hits without a place are in none."""
    placed = np.flatnonzero(~np.isnan(found.lat))
    if not len(placed):
        return ()
    cells = _cells(found, placed, zoom)
    order = np.argsort(cells, kind="stable")
    starts = np.flatnonzero(np.diff(cells[order], prepend=cells[order[0]] - 1))
    made = _clusters(found, placed[order], starts, searcher)
    return tuple(sorted(made, key=lambda one: (-one.count, one.lat, one.lon)))


def _cells(found: Placed, placed: Ints, zoom: int) -> Ints:
    degrees = 360 / 2**zoom / _CELLS_PER_TILE
    # In Mercator, cells of equal pixels are lower in degrees away from the equator.
    middle = math.radians(np.clip(np.mean(found.lat[placed]), -_MOST_LATITUDE, _MOST_LATITUDE))
    rows = np.floor(found.lat[placed] / (degrees * math.cos(middle))).astype(np.int64)
    columns = np.floor(found.lon[placed] / degrees).astype(np.int64)
    cells: Ints = rows * 2**31 + columns
    return cells


def _clusters(found: Placed, members: Ints, starts: Ints, searcher: Searcher) -> list[Cluster]:
    """Return the clusters of members that stand cell by cell, for all cells at once."""
    lat, lon = found.lat[members], found.lon[members]
    counts = np.diff(starts, append=len(members))
    columns = (
        np.add.reduceat(lat, starts) / counts,
        np.add.reduceat(lon, starts) / counts,
        np.minimum.reduceat(lon, starts),
        np.minimum.reduceat(lat, starts),
        np.maximum.reduceat(lon, starts),
        np.maximum.reduceat(lat, starts),
    )
    singles = members[starts[counts == 1]].tolist()
    ids = iter([each.id for each in identities(found.source, singles, searcher)])
    rows = zip(counts.tolist(), *(column.tolist() for column in columns), strict=True)
    return [
        Cluster(lat, lon, count, BBox(*box), next(ids) if count == 1 else None)
        for count, lat, lon, *box in rows
    ]
