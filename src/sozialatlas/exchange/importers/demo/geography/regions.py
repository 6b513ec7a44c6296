"""Who gets which cells: seats grow outwards until the land is shared out."""

from __future__ import annotations

import heapq
import math
import random
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from sozialatlas.exchange.importers.demo.geography import lattice
from sozialatlas.exchange.importers.demo.geography.lattice import Cell, Waves

Node = TypeVar("Node", bound=tuple[int, ...] | int)


def seats(cells: Sequence[Cell], count: int, rng: random.Random) -> list[Cell]:
    """Return cells well apart from each other; the first lies near the middle."""
    least_km = 0.86 * math.sqrt(len(cells) * lattice.PITCH_KM**2 * 0.866 / count)
    land = set(cells)
    inner = [cell for cell in cells if land.issuperset(lattice.neighbours(cell))]
    while True:
        found = _apart([min(inner, key=_off_centre)], inner, least_km, rng)
        if len(found) >= count:
            return found[:count]
        least_km *= 0.97


def _off_centre(cell: Cell) -> float:
    return math.dist(lattice.centre(cell), (1.6, -1.1))


def _apart(
    start: list[Cell], cells: Sequence[Cell], least_km: float, rng: random.Random
) -> list[Cell]:
    found = list(start)
    for cell in rng.sample(list(cells), len(cells)):
        point = lattice.centre(cell)
        if all(math.dist(point, lattice.centre(other)) >= least_km for other in found):
            found.append(cell)
    return found


def share_out(cells: Sequence[Cell], starts: Sequence[Cell], seed: int) -> dict[Cell, int]:
    """Return the number of the seat that each cell belongs to; every share is connected.

    Valleys and ridges (smooth noise) slow the growth, so that borders wind; some seats grow
    faster than others, so that sizes differ.
    """
    rng = random.Random(f"{seed}/growth")  # noqa: S311 -- no secret, a landscape
    ridges = Waves.draw(rng, lengths_km=(2.2, 3.7, 6.5))
    speed = [1.35, *(rng.uniform(0.75, 1.3) for _ in starts[1:])]
    land = set(cells)

    def steps(cell: Cell, owner: int) -> list[tuple[Cell, float]]:
        return [
            (other, math.exp(2.2 * ridges.at(lattice.centre(other))) / speed[owner])
            for other in lattice.neighbours(cell)
            if other in land
        ]

    return grow(starts, steps)


def grow(
    starts: Sequence[Node], steps: Callable[[Node, int], list[tuple[Node, float]]]
) -> dict[Node, int]:
    """Return the start that reaches each node first (Dijkstra from all starts at once)."""
    owner: dict[Node, int] = {}
    queue = [(0.0, node, number) for number, node in enumerate(starts)]
    heapq.heapify(queue)
    while queue:
        cost, node, number = heapq.heappop(queue)
        if node in owner:
            continue
        owner[node] = number
        for other, more in steps(node, number):
            if other not in owner:
                heapq.heappush(queue, (cost + more, other, number))
    return owner


def borders_on(owner: dict[Cell, int]) -> dict[int, set[int]]:
    """Return who borders on whom."""
    beside: dict[int, set[int]] = {number: set() for number in owner.values()}
    for cell, number in owner.items():
        for other in lattice.neighbours(cell):
            if owner.get(other, number) != number:
                beside[number].add(owner[other])
    return beside


def social_areas(
    places: Sequence[Cell], beside: Mapping[int, set[int]], count: int
) -> dict[int, int]:
    """Return the social area of each seat: the first around the middle, the rest by direction."""
    middle = lattice.centre(places[0])
    wanted = [middle] + [
        (
            middle[0] + 12 * math.sin(turn * math.tau / 4),
            middle[1] + 12 * math.cos(turn * math.tau / 4),
        )
        for turn in range(count - 1)
    ]
    starts: list[int] = []
    for point in wanted:
        free = [number for number in range(len(places)) if number not in starts]
        starts.append(min(free, key=lambda n: math.dist(point, lattice.centre(places[n]))))

    def steps(number: int, _owner: int) -> list[tuple[int, float]]:
        here = lattice.centre(places[number])
        return [
            (other, math.dist(here, lattice.centre(places[other])))
            for other in sorted(beside[number])
        ]

    return grow(starts, steps)
