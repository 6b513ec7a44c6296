"""How a table was written: its encoding, and which of its rows names the columns."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from sozialatlas.exchange.mapping import headers

# Titles, notes and empty rows above the header; more of them we have not met.
_ROWS_ABOVE = 15


def encoding_of(raw: bytes) -> str:
    """Return the encoding of a text; what is no UTF is Windows-1252, as Excel saves it."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def header_row(rows: Sequence[Sequence[str]]) -> int:
    """Return which row names the columns, counted from 0: where most cells name fields.

    Missing: where no cell names a field, it is the first row of the full width.
    """
    first = rows[:_ROWS_ABOVE]
    if not first:
        return 0
    named = [sum(bool(headers.meant(cell)[0]) for cell in row) for row in first]
    if max(named) > 1:
        return named.index(max(named))
    filled = [sum(bool(cell.strip()) for cell in row) for row in first]
    return filled.index(max(filled))
