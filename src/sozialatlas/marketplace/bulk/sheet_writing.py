"""The table as a spreadsheet, for people who would rather work there."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from sozialatlas.directory.models import Status
from sozialatlas.marketplace.bulk import columns
from sozialatlas.marketplace.bulk.columns import COLUMNS, KEY, MARKS
from sozialatlas.marketplace.bulk.rows import Row

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_TOP = {"valign": "top", "num_format": "@"}
"""Everything is text: a number to call keeps its zero, and nothing becomes a formula."""
_FIRST = 2
"""Before the columns that are edited stand the key and the place."""
_MAY = {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True}


def written(rows: Sequence[Row]) -> bytes:
    """Return a spreadsheet of entries; header, keys, places and marks are locked."""
    from xlsxwriter import Workbook  # noqa: PLC0415 -- 3 MB that only this needs

    file = io.BytesIO()
    with Workbook(file, _OPTIONS) as book:
        page = book.add_worksheet(_("Einträge"))
        _write(book, page, rows)
        _shape(page, len(rows))
    return file.getvalue()


def _write(book: Workbook, page: Worksheet, rows: Sequence[Row]) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True, **_TOP})
    plain = book.add_format({"locked": False, "text_wrap": True, **_TOP})
    fixed = book.add_format({"font_color": "#555555", **_TOP})
    header = [KEY, _("Ort (nicht ändern)"), *(str(each.label) for each in COLUMNS), MARKS]
    for at, text in enumerate(header):
        page.write_string(0, at, text, bold)
    for number, row in enumerate(rows, start=1):
        cells = [row.cells[column.code] for column in COLUMNS]
        marks = " ".join(f"{code}:{cell.mark}" for code, cell in row.cells.items())
        page.write_string(number, 0, str(row.id), fixed)
        page.write_string(number, 1, row.place, fixed)
        for at, cell in enumerate(cells, start=_FIRST):
            page.write_string(number, at, cell.text, plain if cell.thing else fixed)
        page.write_string(number, len(COLUMNS) + _FIRST, marks, fixed)


def _shape(page: Worksheet, count: int) -> None:
    last = len(COLUMNS) + _FIRST
    status = _FIRST + [column.code for column in COLUMNS].index(columns.STATUS)
    page.set_column(0, 0, 10)
    page.set_column(1, 1, 36)
    for at, column in enumerate(COLUMNS, start=_FIRST):
        page.set_column(at, at, column.width)
    page.set_column(last, last, 4, None, {"hidden": True})
    choices = [str(each.label) for each in Status]
    page.data_validation(1, status, max(1, count), status, {"validate": "list", "source": choices})
    page.freeze_panes(1, _FIRST + 1)
    page.protect("", _MAY)
