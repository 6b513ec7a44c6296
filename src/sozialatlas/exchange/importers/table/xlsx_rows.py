"""Rows of an XLSX file, read by a child process with limits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.core import spreadsheets
from sozialatlas.exchange.errors import FileRefused
from sozialatlas.exchange.importers import limits, packed
from sozialatlas.exchange.importers.table.rows import TableRow, checked_header


def read_rows(path: Path, *, sheet: str = "") -> Iterator[TableRow]:
    """Yield the rows below the header. Raises: FileRefused, naming the row where there is one."""
    packed.check(path)
    columns: list[str] = []
    try:
        for line in spreadsheets.read(path, limits.of_spreadsheets(), sheet=sheet):
            if columns:
                yield _row(line, columns)
            else:
                columns = checked_header(path, line.texts)
    except spreadsheets.Unreadable as error:
        raise _refusal(path, error.code, error.detail) from error
    if not columns:
        raise FileRefused(_("%(file)s: Das Tabellenblatt ist leer.") % {"file": path.name})


def _row(line: spreadsheets.Line, columns: list[str]) -> TableRow:
    padded = line.texts + [""] * (len(columns) - len(line.texts))
    named = frozenset(columns[at] for at in line.formulas if at < len(columns))
    cells = dict(zip(columns, padded, strict=False))
    return TableRow(line.number, cells, named, max(0, len(line.texts) - len(columns)))


def _refusal(path: Path, code: str, detail: str) -> FileRefused:
    sentences = {
        "columns": _("%(file)s, Zeile %(detail)s: mehr als %(columns)s Spalten."),
        "cell": _("%(file)s, Zeile %(detail)s: Eine Zelle hat mehr als %(cell)s Zeichen."),
        "rows": _("%(file)s: mehr als %(detail)s Zeilen. Bitte in Teilen einspielen."),
        "sheet": _("%(file)s: Dieses Tabellenblatt fehlt. Vorhanden: %(detail)s."),
        "broken": _("%(file)s: nicht als XLSX lesbar (%(detail)s)."),
        "memory": _("%(file)s: braucht zu viel Speicher und wurde nicht gelesen."),
        "killed": _("%(file)s: Das Lesen dauerte zu lange und wurde abgebrochen."),
    }
    values = {
        "file": path.name,
        "detail": detail,
        "columns": limits.COLUMNS,
        "cell": limits.CELL_CHARACTERS,
    }
    return FileRefused(sentences[code] % values)
