"""Rows of a CSV file of places, or an error that says which row is wrong, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.core import csv_rows
from sozialatlas.places.errors import in_row
from sozialatlas.places.importers.problems import Problems

LARGEST_FILE_BYTES = 200 * 1024 * 1024
_MOST_COLUMNS = 200
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file (the header is 1) and its cells by column name."""

    number: int
    cells: dict[str, str]

    def text(self, *names: str) -> str:
        """Return the first cell that is filled among some columns, or an empty text."""
        for name in names:
            if self.cells.get(name):
                return self.cells[name]
        return ""


def read_text(file: Path) -> str:
    """Return the text of a UTF-8 file, with or without a byte order mark.

    Raises: ImportFileError, if it is missing, too large, or in another encoding.
    """
    problems = Problems(file)
    try:
        if file.stat().st_size > LARGEST_FILE_BYTES:
            raise problems.fail(_("ist größer als 200 MB"))
        raw = file.read_bytes()
    except OSError as error:
        raise problems.fail(_("nicht lesbar: %(error)s") % {"error": error.strerror}) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        raise problems.fail(in_row(row, _("kein UTF-8; die Datei als UTF-8 speichern"))) from error
    if "\x00" in text:
        row = text.count("\n", 0, text.index("\x00")) + 1
        raise problems.fail(in_row(row, _("enthält ein Nullbyte; das ist keine Textdatei")))
    return text


def read_rows(file: Path, required: Sequence[tuple[str, ...]]) -> Iterator[Row]:
    """Yield the rows of a CSV file; column names are compared in lower case.

    `required` holds for each needed column the names that it may have.
    Raises: ImportFileError, for a missing column or a row that does not fit the header.
    """
    problems = Problems(file)
    text = read_text(file)
    header = _checked_header(text, required, problems)
    lines = csv_rows.numbered(text, csv_rows.delimiter_of(text, _DELIMITERS))
    try:
        next(lines)
        for number, cells in lines:
            if any(cell.strip() for cell in cells):
                yield _row(number, header, cells, problems)
    except csv_rows.BrokenRow as error:
        raise problems.fail(in_row(error.line, error.reason)) from error


def _checked_header(
    text: str, required: Sequence[tuple[str, ...]], problems: Problems
) -> list[str]:
    header = columns(text)
    if len(header) > _MOST_COLUMNS:
        raise problems.fail(
            in_row(
                1,
                _("%(count)s Spalten; so viele hat kein bekanntes Format")
                % {"count": len(header)},
            )
        )
    for names in required:
        if not set(names) & set(header):
            raise problems.fail(
                in_row(
                    1,
                    _("Spalte %(names)s fehlt")
                    % {"names": _(" oder ").join(f"„{name}“" for name in names)},
                )
            )
    return header


def _row(number: int, header: list[str], cells: list[str], problems: Problems) -> Row:
    if len(cells) != len(header):
        raise problems.fail(
            in_row(
                number,
                _("%(cells)s Zellen unter %(columns)s Spalten")
                % {"cells": len(cells), "columns": len(header)},
            )
        )
    return Row(number, dict(zip(header, (cell.strip() for cell in cells), strict=True)))


def columns(text: str) -> list[str]:
    """Return the lower-case column names of a CSV text, none where it has no readable header."""
    cells = csv_rows.first_row(text, csv_rows.delimiter_of(text, _DELIMITERS))
    return [cell.strip().lower() for cell in cells]
