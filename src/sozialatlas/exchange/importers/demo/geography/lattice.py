"""Small cells that cover the county: a hexagonal lattice whose corners are shaken.

Corners have whole numbers as names, so that neighbours share them exactly. Three cells meet in
every corner; a group of connected cells therefore never touches itself in a single point.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

Cell = tuple[int, int]
Corner = tuple[int, int]
Point = tuple[float, float]

PITCH_KM = 0.72
"""Distance between the centres of two cells."""
MEAN_RADIUS_KM = 21.5
_SIDE_KM = PITCH_KM / math.sqrt(3)
_SHAKE_KM = 0.13
_CORNERS = ((0, 2), (-1, 1), (-1, -1), (0, -2), (1, -1), (1, 1))
_OFFSETS = ((2, 0), (1, 3), (-1, 3), (-2, 0), (-1, -3), (1, -3))


def centre(cell: Cell) -> Point:
    """Return the middle of a cell. Units: kilometres east and north of the county's middle."""
    return cell[0] * PITCH_KM / 2, cell[1] * _SIDE_KM / 2


def corners(cell: Cell) -> list[Corner]:
    """Return the six corners of a cell, counter-clockwise."""
    return [(cell[0] + dx, cell[1] + dy) for dx, dy in _CORNERS]


def neighbours(cell: Cell) -> list[Cell]:
    """Return the six cells around a cell, inside the county or not."""
    return [(cell[0] + dx, cell[1] + dy) for dx, dy in _OFFSETS]


def corner_point(corner: Corner, seed: int) -> Point:
    """Return where a corner lies after the shaking, the same for every cell that has it."""
    rng = random.Random(f"{seed}/corner/{corner}")  # noqa: S311 -- no secret, a landscape
    x, y = centre(corner)
    return x + rng.uniform(-_SHAKE_KM, _SHAKE_KM), y + rng.uniform(-_SHAKE_KM, _SHAKE_KM)


@dataclass(frozen=True, slots=True)
class Waves:
    """Smooth noise: a sum of sine waves with random directions and phases."""

    terms: tuple[tuple[float, float, float, float], ...]

    @classmethod
    def draw(cls, rng: random.Random, *, lengths_km: tuple[float, ...]) -> Waves:
        """Return noise with two waves per length; longer waves are higher."""
        terms = []
        for length in lengths_km * 2:
            angle, phase = rng.uniform(0, math.tau), rng.uniform(0, math.tau)
            height = length / sum(lengths_km) / 2
            wave = math.tau / length
            terms.append((wave * math.cos(angle), wave * math.sin(angle), phase, height))
        return cls(tuple(terms))

    def at(self, point: Point) -> float:
        """Return the height at a point, between -1 and 1."""
        return sum(
            height * math.sin(kx * point[0] + ky * point[1] + phase)
            for kx, ky, phase, height in self.terms
        )


def county_cells(seed: int) -> list[Cell]:
    """Return the connected cells of the county, within an irregular outline without holes."""
    rng = random.Random(f"{seed}/outline")  # noqa: S311 -- no secret, a landscape
    bays = [(k, rng.uniform(0, math.tau), rng.uniform(0.4, 1.0) / k) for k in range(2, 9)]
    waves = Waves.draw(rng, lengths_km=(3.0, 5.0))

    def is_inside(cell: Cell) -> bool:
        x, y = centre(cell)
        angle = math.atan2(y, x)
        bay = sum(height * math.sin(k * angle + phase) for k, phase, height in bays)
        return math.hypot(x * 0.92, y * 1.08) < MEAN_RADIUS_KM * (
            1 + 0.16 * bay + 0.05 * waves.at((x, y))
        )

    return _connected({cell for cell in _disc() if is_inside(cell)})


def _disc() -> list[Cell]:
    rows = int(MEAN_RADIUS_KM * 2 / (_SIDE_KM * 1.5))
    columns = int(MEAN_RADIUS_KM * 2 / PITCH_KM)
    return [
        (2 * column + (row & 1), 3 * row)
        for row in range(-rows, rows + 1)
        for column in range(-columns, columns + 1)
    ]


def _connected(cells: set[Cell]) -> list[Cell]:
    """Return the cells that hang together with the middle, and those that they enclose."""
    inside = _flood((0, 0), cells)
    edge = [cell for cell in _disc() if cell not in inside]
    outside = _flood(min(edge), set(edge))
    return [cell for cell in _disc() if cell not in outside]


def _flood(start: Cell, cells: set[Cell]) -> set[Cell]:
    found, queue = {start}, [start]
    while queue:
        for cell in neighbours(queue.pop()):
            if cell in cells and cell not in found:
                found.add(cell)
                queue.append(cell)
    return found
