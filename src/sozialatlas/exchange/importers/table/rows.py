"""A row of a table, whatever file it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: cells by column name, the columns that hold formulas, and its row number."""

    number: int
    cells: Mapping[str, str]
    formulas: frozenset[str] = frozenset()
    surplus: int = 0
