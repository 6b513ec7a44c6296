"""Room for names on a picture: a name stands only where it covers nothing."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from sozialatlas.portal.results_map.frame import HEIGHT, WIDTH
from sozialatlas.portal.results_map.land import Town

_CELL = 4
# Of 12-pixel letters, with a little air on both sides.
_LETTER_WIDTH, _LINE_HEIGHT, _AIR = 6.2, 14.0, 6.0


class Room:
    """What of the picture is still free."""

    def __init__(self) -> None:
        """Begin with an empty picture."""
        self._taken = np.zeros((HEIGHT // _CELL, WIDTH // _CELL), dtype=np.bool_)

    def take(self, x: float, y: float, width: float, height: float) -> None:
        """Take a rectangle around a point."""
        self._taken[_cells(x, y, width, height)] = True

    def named(self, towns: Iterable[Town]) -> list[Town]:
        """Return the towns whose names find room, the first ones first; each takes its own."""
        found = []
        for town in towns:
            if self.is_free_for(town.name, town.x, town.y):
                self.take_name(town.name, town.x, town.y)
                found.append(town)
        return found

    def is_free_for(self, name: str, x: float, y: float) -> bool:
        """Return whether a name finds room around a point, all of it in the picture."""
        width = name_width(name)
        if not (width / 2 <= x <= WIDTH - width / 2 and 8 <= y <= HEIGHT - 8):
            return False
        return not self._taken[_cells(x, y, width, _LINE_HEIGHT)].any()

    def take_name(self, name: str, x: float, y: float) -> None:
        """Take the room of a name around a point."""
        self.take(x, y, name_width(name), _LINE_HEIGHT)


def name_width(name: str) -> float:
    """Return how wide a name is, in pixels; as in `map_marks.js`."""
    return len(name) * _LETTER_WIDTH + _AIR


def _cells(x: float, y: float, width: float, height: float) -> tuple[slice, slice]:
    return _span(y, height), _span(x, width)


def _span(middle: float, length: float) -> slice:
    first, last = (middle - length / 2) // _CELL, (middle + length / 2) // _CELL
    return slice(max(0, int(first)), max(0, int(last) + 1))
