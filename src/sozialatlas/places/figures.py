"""Figures of areas that are made of others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

Figure = TypeVar("Figure", int, float)


def total(figures: Sequence[Figure | None]) -> Figure | None:
    """Return the sum of the parts' figures; one that is unknown leaves the whole unknown."""
    known = [figure for figure in figures if figure is not None]
    return sum(known) if len(known) == len(figures) else None
