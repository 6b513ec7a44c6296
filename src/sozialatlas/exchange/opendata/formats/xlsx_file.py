"""Tables as spreadsheets: all texts stay texts, nothing becomes a formula or a link.

Rows go to the disk as they come, the file is put together at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sozialatlas.exchange.opendata.columns import Cell, Row
from sozialatlas.exchange.opendata.formats.about import About

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Microsoft, Excel specifications and limits, 2024.
LONGEST_TEXT = 32_767
MOST_ROWS = 1_048_576
# What XML 1.0 has no way to write, not even escaped.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(path: Path, rows: Iterable[Row], about: About) -> None:
    """Write the file: the table on the first sheet, what it is and its columns on the second."""
    from xlsxwriter import Workbook  # noqa: PLC0415 -- 3 MB that only this needs

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "tmpdir": str(path.parent),
        "use_zip64": True,
    }
    with Workbook(str(path), options) as book:
        bold = book.add_format({"bold": True})
        page = book.add_worksheet("Daten")
        # Before the row is written: one that went to the disk is not changed any more.
        page.set_row(0, None, bold)
        _table(page, about, rows)
        _explained(book.add_worksheet("Hinweise"), about)


def _table(page: Worksheet, about: About, rows: Iterable[Row]) -> None:
    page.freeze_panes(1, 0)
    page.set_column(0, len(about.dataset.fields) - 1, 20)
    _write(page, 0, [each.name for each in about.dataset.fields])
    for number, row in enumerate(rows, start=1):
        if number >= MOST_ROWS:
            break
        _write(page, number, row.cells)


def _explained(page: Worksheet, about: About) -> None:
    page.set_column(0, 0, 26)
    page.set_column(1, 2, 60)
    for number, line in enumerate(_explanations(about)):
        _write(page, number, line)


def _explanations(about: About) -> list[Sequence[Cell]]:
    said = about.terms
    head: list[Sequence[Cell]] = [
        ("Titel", about.dataset.title),
        ("Inhalt", about.dataset.meaning),
        ("Stand (UTC)", about.as_of),
        ("Herausgeber", said.publisher),
        ("Lizenz", said.licence.name, said.licence.url),
        ("Namensnennung", about.attribution or "nicht nötig"),
        ("Fehler melden", about.correction_url),
        (),
        ("Spalte", "Bedeutung", "Art"),
    ]
    return [*head, *((each.name, each.meaning, each.kind) for each in about.dataset.fields)]


def _write(page: Worksheet, number: int, cells: Sequence[Cell]) -> None:
    for at, value in enumerate(cells):
        if isinstance(value, bool):
            page.write_boolean(number, at, value)
        elif isinstance(value, int | float):
            page.write_number(number, at, value)
        elif value:
            page.write_string(number, at, _fitting(value))


def _fitting(text: str) -> str:
    """Return a text as a cell can hold it; the end of a longer one is left out, and marked."""
    clean = _NOT_IN_XML.sub("", text)
    return clean if len(clean) <= LONGEST_TEXT else f"{clean[: LONGEST_TEXT - 1]}…"
