"""Rows of a CSV file of services, within the limits of an upload."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.core import csv_rows
from sozialatlas.exchange.errors import FileRefused
from sozialatlas.exchange.importers import files, limits
from sozialatlas.exchange.importers.table.rows import TableRow, checked_header

_DELIMITERS = ";,\t|"


def read_rows(path: Path, *, delimiter: str = "", encoding: str = "") -> Iterator[TableRow]:
    """Yield the rows below the header. Raises: FileRefused, naming the line."""
    text = files.text_of(path, encoding)
    lines = _numbered(path, text, delimiter or csv_rows.delimiter_of(text, _DELIMITERS))
    _, header = next(lines, (0, []))
    columns = checked_header(path, [name.strip() for name in header])
    for number, cells in lines:
        if any(cell.strip().strip("\ufeff") for cell in cells):
            yield _row(number, columns, cells)


def _row(number: int, columns: list[str], cells: list[str]) -> TableRow:
    by_name = dict(zip(columns, (cell.strip().strip("\ufeff") for cell in cells), strict=False))
    formulas = frozenset(name for name, cell in by_name.items() if cell.startswith("="))
    return TableRow(number, by_name, formulas, len(cells) - len(columns))


def _numbered(path: Path, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of the line on which a row begins, and its cells."""
    lines = csv_rows.numbered(text, delimiter, cell_characters=limits.CELL_CHARACTERS)
    count, width = 0, 0
    try:
        for count, (begins, cells) in enumerate(lines, 1):
            width = width or len(cells)
            _check(path, begins, count, cells)
            yield begins, cells
    except csv_rows.BrokenRow as error:
        raise _unreadable(path, error) from error
    if count > 1:
        _check_end(path, text, width, delimiter)


def _check(path: Path, line: int, count: int, cells: list[str]) -> None:
    if len(cells) > limits.COLUMNS:
        raise FileRefused(
            _("%(file)s, Zeile %(line)s: mehr als %(limit)s Spalten.")
            % {"file": path.name, "line": line, "limit": limits.COLUMNS}
        )
    if count > limits.ROWS + 1:
        raise FileRefused(
            _("%(file)s: mehr als %(limit)s Zeilen. Bitte in Teilen einspielen.")
            % {"file": path.name, "limit": limits.ROWS}
        )


def _check_end(path: Path, text: str, width: int, delimiter: str) -> None:
    """Refuse a file whose last line breaks off."""
    last = text.rsplit("\n", 1)[-1]
    if last.strip() and '"' not in last and last.count(delimiter) < width - 1:
        raise _cut_off(path, text.count("\n") + 1)


def _unreadable(path: Path, error: csv_rows.BrokenRow) -> FileRefused:
    if "unexpected end of data" in error.reason:
        return _cut_off(path, error.line)
    if "field limit" in error.reason:
        return FileRefused(
            _("%(file)s, Zeile %(line)s: Eine Zelle hat mehr als %(limit)s Zeichen.")
            % {"file": path.name, "line": error.line, "limit": limits.CELL_CHARACTERS}
        )
    return FileRefused(
        _("%(file)s, Zeile %(line)s: nicht als CSV lesbar (%(error)s).")
        % {"file": path.name, "line": error.line, "error": error.reason}
    )


def _cut_off(path: Path, line: int) -> FileRefused:
    return FileRefused(
        _("%(file)s, Zeile %(line)s: Die Datei bricht mitten in einer Zeile ab.")
        % {"file": path.name, "line": line}
    )
