"""Tables as CSV that a spreadsheet of this country opens, and that runs nothing there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

# What spreadsheets take for the beginning of a formula (OWASP, CSV Injection, 2024).
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")
_BYTE_ORDER_MARK = "\ufeff"

Cell = str | int | float


def content(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return the file: semicolons, German decimals, and an apostrophe before formulas."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(each) for each in row] for row in rows)
    return f"{_BYTE_ORDER_MARK}{text.getvalue()}"


def _cell(value: Cell) -> str:
    if isinstance(value, float):
        return f"{value:.4f}".replace(".", ",")
    text = str(value)
    # Also behind blanks, which some programs take away first.
    is_formula = isinstance(value, str) and text.lstrip(" ").startswith(_FORMULAS)
    return f"'{text}" if is_formula else text
