"""Tables as CSV (RFC 4180): UTF-8, commas, a header row, no byte order mark.

A mark would stand before the name of the first column for most programs that are not Excel;
whoever works in Excel takes the spreadsheet, which needs no guessing of commas either.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from sozialatlas.exchange.opendata.columns import Cell, Row
from sozialatlas.exchange.opendata.formats.about import About
from sozialatlas.exchange.opendata.formats.pieces import pieces

CONTENT_TYPE = "text/csv; charset=utf-8; header=present"
_AT_ONCE = 200
# What spreadsheets take for the beginning of a formula (OWASP, CSV Injection, 2024), also behind
# blanks, which some programs take away first.
# Their wide forms count, too.
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[ ]*[\t\r\n]")
# A number to call can do nothing, and as "'+49" no program would dial it.
_HARMLESS = re.compile(r"\s*[+-]?[\d\s()/.,;+-]*")


def parts(rows: Iterable[Row], about: About) -> Iterator[bytes]:
    """Yield the file, part by part."""
    yield _lines([[each.name for each in about.dataset.fields]])
    for batch in pieces(rows, _AT_ONCE):
        yield _lines([[cell(each) for each in row.cells] for row in batch])


def cell(value: Cell) -> str:
    """Return a value as text; an apostrophe stands before what could become a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    # NUL ends a text for many programs.
    text = value.replace("\0", "")
    is_formula = _FORMULA.match(text) and not _HARMLESS.fullmatch(text)
    return f"'{text}" if is_formula else text


def _lines(rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()
