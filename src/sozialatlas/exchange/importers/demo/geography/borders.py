"""Borders between groups of cells: wound lines that neighbours share point by point."""

from __future__ import annotations

import itertools
import math
import random
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.polygon import orient

from sozialatlas.exchange.importers.demo.geography import lattice
from sozialatlas.exchange.importers.demo.geography.lattice import Cell, Corner, Point

MIDDLE_LAT, MIDDLE_LON = 50.61, 9.14
_KM_PER_DEGREE = 111.2
_DECIMALS = 6
_SMOOTHINGS = 2
_HALVINGS = 3
_WIGGLE = 0.14
"""Sideways shift of a midpoint, as a share of the length of its line."""

Edge = tuple[Corner, Corner]


def to_degrees(point: Point) -> Point:
    """Return longitude and latitude of a point in kilometres around the county's middle."""
    x, y = point
    lon = MIDDLE_LON + x / (_KM_PER_DEGREE * math.cos(math.radians(MIDDLE_LAT)))
    return round(lon, _DECIMALS), round(MIDDLE_LAT + y / _KM_PER_DEGREE, _DECIMALS)


@dataclass(slots=True)
class BorderLines:
    """All lines between cells of different owners, each drawn once and used from both sides."""

    seed: int
    owner: Mapping[Cell, int]
    loops: dict[int, dict[Corner, Corner]] = field(default_factory=lambda: defaultdict(dict))
    positions: dict[Corner, Point] = field(default_factory=dict)
    drawn: dict[Edge, list[Point]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the borders and smooth the zigzag of the cells."""
        self._collect()
        self._smooth()

    def _collect(self) -> None:
        for cell, number in self.owner.items():
            ring = lattice.corners(cell)
            for start, end in zip(ring, ring[1:] + ring[:1], strict=True):
                if self._beyond(cell, start, end) != number:
                    self.loops[number][start] = end
        corners = {corner for loop in self.loops.values() for corner in loop}
        self.positions = {c: lattice.corner_point(c, self.seed) for c in sorted(corners)}

    def _beyond(self, cell: Cell, start: Corner, end: Corner) -> int:
        x, y = start[0] + end[0] - cell[0], start[1] + end[1] - cell[1]
        return self.owner.get((x, y), -1)

    def _smooth(self) -> None:
        """Move corners between two neighbours towards them; where three meet, they stay."""
        beside: dict[Corner, set[Corner]] = defaultdict(set)
        for loop in self.loops.values():
            for start, end in loop.items():
                beside[start].add(end)
                beside[end].add(start)
        for _ in range(_SMOOTHINGS):
            old = dict(self.positions)
            for corner, (x, y) in old.items():
                if len(beside[corner]) == 2:
                    (ax, ay), (bx, by) = (old[other] for other in sorted(beside[corner]))
                    self.positions[corner] = ((2 * x + ax + bx) / 4, (2 * y + ay + by) / 4)

    def polygon(self, number: int) -> Polygon | MultiPolygon:
        """Return the land of an owner in degrees, with holes where others lie inside."""
        rings = [orient(Polygon(ring)) for ring in self._rings(self.loops[number])]
        rings.sort(key=lambda ring: ring.area, reverse=True)
        shell, *holes = rings
        return Polygon(shell.exterior.coords, [hole.exterior.coords for hole in holes])

    def _rings(self, loop: dict[Corner, Corner]) -> list[list[Point]]:
        left = dict(loop)
        rings = []
        while left:
            corner = min(left)
            ring: list[Point] = []
            while corner in left:
                end = left.pop(corner)
                ring.extend(self._line(corner, end)[:-1])
                corner = end
            rings.append([to_degrees(point) for point in ring])
        return rings

    def _line(self, start: Corner, end: Corner) -> list[Point]:
        first, last = min(start, end), max(start, end)
        if (first, last) not in self.drawn:
            rng = random.Random(f"{self.seed}/line/{first}/{last}")  # noqa: S311 -- a landscape
            line = [self.positions[first], self.positions[last]]
            for _ in range(_HALVINGS):
                line = _halved(line, rng)
            self.drawn[first, last] = line
        line = self.drawn[first, last]
        return line if start == first else line[::-1]


def _halved(line: list[Point], rng: random.Random) -> list[Point]:
    points = [line[0]]
    for (ax, ay), (bx, by) in itertools.pairwise(line):
        shift = rng.uniform(-_WIGGLE, _WIGGLE)
        points.append(((ax + bx) / 2 - (by - ay) * shift, (ay + by) / 2 + (bx - ax) * shift))
        points.append((bx, by))
    return points
