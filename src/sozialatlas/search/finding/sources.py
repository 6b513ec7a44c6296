"""Where the numbers of hits come from: asked of the engine hit by hit, or held as columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from tantivy import DocAddress, Searcher

from sozialatlas.search.engine.columns import Columns
from sozialatlas.search.points import Ints


class Addressed(Protocol):
    """Some hits, each at a position."""

    def address(self, position: int) -> DocAddress:
        """Return where the engine has a hit."""


class Source(Addressed, Protocol):
    """Some hits whose numbers can be asked for."""

    def numbers(self, field: str) -> Ints:
        """Return a whole number of each hit."""

    def part(self, chosen: slice | Ints) -> Source:
        """Return some of the hits."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Hits as the engine gave them."""

    searcher: Searcher
    addresses: Sequence[DocAddress]

    def numbers(self, field: str) -> Ints:
        """Return a whole number of each hit."""
        return column(self.searcher, field, self.addresses)

    def address(self, position: int) -> DocAddress:
        """Return where the engine has a hit."""
        return self.addresses[position]

    def part(self, chosen: slice | Ints) -> Listed:
        """Return some of the hits."""
        positions = np.arange(len(self.addresses))[chosen].tolist()
        return Listed(self.searcher, [self.addresses[at] for at in positions])


@dataclass(frozen=True, slots=True)
class InRows:
    """Hits as rows of columns."""

    columns: Columns
    rows: Ints

    def numbers(self, field: str) -> Ints:
        """Return a whole number of each hit."""
        return self.columns.numbers(field)[self.rows]

    def address(self, position: int) -> DocAddress:
        """Return where the engine has a hit."""
        return self.columns.addresses[int(self.rows[position])]

    def part(self, chosen: slice | Ints) -> InRows:
        """Return some of the hits."""
        return InRows(self.columns, self.rows[chosen])


def column(searcher: Searcher, field: str, addresses: Sequence[DocAddress]) -> Ints:
    """Return a whole number of each document."""
    return np.array(searcher.fast_field_values(field, list(addresses)), dtype=np.int64)
