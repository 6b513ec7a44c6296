"""Tiles of Web Mercator by zoom, column and row, as all web maps count them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sozialatlas.search.requests import BBox

LEAST_ZOOM, MOST_ZOOM = 7, 18
"""Farther away the county is a speck; nearer no public map is drawn."""

# Web Mercator ends here.
_MOST_LATITUDE = 85.0511287798
_KM_PER_DEGREE = 111.32
_MARGIN_KM = 15


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile; rows count from the north."""

    zoom: int
    column: int
    row: int

    @property
    def exists(self) -> bool:
        """Whether there is such a tile, at a zoom that we show."""
        if not LEAST_ZOOM <= self.zoom <= MOST_ZOOM:
            return False
        side = 1 << self.zoom
        return 0 <= self.column < side and 0 <= self.row < side

    def touches(self, box: BBox) -> bool:
        """Return whether any of it lies in a box."""
        west, north = _cell(self.zoom, box.north, box.west)
        east, south = _cell(self.zoom, box.south, box.east)
        return west <= self.column <= east and north <= self.row <= south


def with_margin(box: BBox) -> BBox:
    """Return a box with some land around it, so that its edge is no end of the map."""
    high = _MARGIN_KM / _KM_PER_DEGREE
    wide = high / math.cos(math.radians(min(80.0, max(abs(box.south), abs(box.north)))))
    return BBox(
        max(-180.0, box.west - wide),
        max(-90.0, box.south - high),
        min(180.0, box.east + wide),
        min(90.0, box.north + high),
    )


def shared(one: BBox, other: BBox) -> BBox | None:
    """Return what lies in both of two boxes, None for nothing."""
    west, south = max(one.west, other.west), max(one.south, other.south)
    east, north = min(one.east, other.east), min(one.north, other.north)
    return BBox(west, south, east, north) if west < east and south < north else None


def _cell(zoom: int, lat: float, lon: float) -> tuple[int, int]:
    """Return the column and the row of a point."""
    side = 1 << zoom
    sine = math.sin(math.radians(min(max(lat, -_MOST_LATITUDE), _MOST_LATITUDE)))
    x = (lon / 360 + 0.5) * side
    y = (0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)) * side
    return min(max(math.floor(x), 0), side - 1), min(max(math.floor(y), 0), side - 1)
