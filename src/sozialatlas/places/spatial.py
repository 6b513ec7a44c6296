"""A spatial index in memory: which municipality a point lies in."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, hypot, radians

import numpy as np
import shapely

from sozialatlas.places.references import AreaRef

_KM_PER_DEGREE = 111.195


class MunicipalityIndex:
    """Finds municipalities by point and by key.

    A point on a common border belongs to the municipality with the lower key.
    """

    def __init__(self, areas: Iterable[tuple[AreaRef, bytes | None]]) -> None:
        """Take municipalities with their boundaries as WKB, where they have one."""
        ordered = sorted(areas, key=lambda pair: pair[0].key)
        self._by_key = {ref.key: ref for ref, _ in ordered}
        drawn = [(ref, wkb) for ref, wkb in ordered if wkb is not None]
        self._refs = [ref for ref, _ in drawn]
        self._shapes = shapely.from_wkb(np.array([wkb for _, wkb in drawn], dtype=object))
        shapely.prepare(self._shapes)
        self._tree = shapely.STRtree(self._shapes)

    def __len__(self) -> int:
        return len(self._by_key)

    def at(self, lat: float, lon: float) -> AreaRef | None:
        """Return the municipality of a point in WGS84, or None outside all of them."""
        near = self._tree.query(shapely.Point(lon, lat))
        for at in sorted(near.tolist()):
            if shapely.intersects_xy(self._shapes[at], lon, lat):
                ref: AreaRef = self._refs[at]
                return ref
        return None

    def kilometres_outside(self, lat: float, lon: float) -> float | None:
        """Return about how far a point lies from the nearest border; None without borders."""
        if not self._refs:
            return None
        nearest = self._shapes[self._tree.nearest(shapely.Point(lon, lat))]
        ends = shapely.get_coordinates(shapely.shortest_line(nearest, shapely.Point(lon, lat)))
        east, north = (ends[1] - ends[0]).tolist()
        return _KM_PER_DEGREE * hypot(east * cos(radians(lat)), north)

    def refs(self) -> tuple[AreaRef, ...]:
        """Return all municipalities, ordered by key."""
        return tuple(self._by_key.values())

    def by_key(self, key: str) -> AreaRef | None:
        """Return the municipality of a key, or None."""
        return self._by_key.get(key)
