"""Cuts what comes one by one into pieces, so that not every row is written on its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def pieces(found: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield lists of so many, the last one of what is left."""
    source = iter(found)
    while piece := list(islice(source, size)):
        yield piece
