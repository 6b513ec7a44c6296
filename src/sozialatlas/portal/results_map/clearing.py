"""Marks step aside, so that no pin and no other mark covers their number.

A cluster stands for records all around it: a few pixels beside their middle it says the same.
As in `map_clearing.js`, which does so on the map that moves.
"""

from __future__ import annotations

import numpy as np

from sozialatlas.search.points import Floats

_ROUNDS = 8
# Two marks push each other: each goes half of the way.
_HALF = 0.5
_STILL = 0.25
# So near to each other no direction leads out: it is upwards.
_SAME = 1.0


def cleared(marks: Floats, fixed: Floats) -> Floats:
    """Return where the middles of marks stand once nothing covers them, as far as there is room.

    Shape: rows of x, y and radius, in pixels; the answer has x and y of the marks.
    """
    middles = marks[:, :2].copy()
    if not len(marks):
        return middles
    for _round in range(_ROUNDS):
        step = _away(middles, marks[:, 2], fixed[:, :2], fixed[:, 2], upwards=1.0)
        step += _HALF * _away(middles, marks[:, 2], middles, marks[:, 2], upwards=0.0)
        if np.abs(step).max() < _STILL:
            break
        middles += step
    return middles


def _away(
    middles: Floats, radii: Floats, others: Floats, other_radii: Floats, *, upwards: float
) -> Floats:
    """Return the way of each mark out of all others; `upwards` is 0 where it is one of them."""
    x = middles[:, 0, None] - others[:, 0]
    y = middles[:, 1, None] - others[:, 1]
    apart = np.sqrt(x * x + y * y)
    missing = np.maximum(radii[:, None] + other_radii - apart, 0)
    is_same = apart < _SAME
    share = np.where(is_same, 0, missing / np.maximum(apart, _SAME))
    up = upwards * (missing * is_same).sum(axis=1)
    step: Floats = np.column_stack(((x * share).sum(axis=1), (y * share).sum(axis=1) - up))
    return step
