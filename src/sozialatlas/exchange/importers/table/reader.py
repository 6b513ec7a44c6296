"""Reads a table as a whole: each row is an organization, a location and a service there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.exchange.errors import FileRefused, MappingRefused
from sozialatlas.exchange.importers.draft import Draft, ReadResult
from sozialatlas.exchange.importers.findings import CellError, Origin, Reason
from sozialatlas.exchange.importers.table import csv_rows, row_values, xlsx_rows
from sozialatlas.exchange.importers.table.fields import RowFields, unknown_columns
from sozialatlas.exchange.importers.table.mapping import TableMapping, canonical, load
from sozialatlas.exchange.importers.table.rows import TableRow
from sozialatlas.exchange.importers.table.targets import TARGETS


class TableSource:
    """CSV and XLSX files with a mapping; without one, columns are named like our fields."""

    def read(self, path: Path, mapping: Path | None) -> ReadResult:
        """Read a table as a whole. Raises: FileRefused, MappingRefused."""
        given = load(mapping) if mapping else None
        draft = Draft()
        used: TableMapping | None = None
        for row in _rows(path, given):
            if used is None:
                used = given or canonical(frozenset(row.cells))
                _check_columns(path, used, row, is_given=given is not None)
            _take(draft, row, used, path.name)
        if used is None:
            raise FileRefused(
                _("%(file)s: Unter der Kopfzeile steht keine Zeile.") % {"file": path.name}
            )
        return draft.result(has_whole_rows=True)


def _rows(path: Path, mapping: TableMapping | None) -> Iterator[TableRow]:
    rule = mapping.file if mapping else None
    if path.suffix.lower() in {".xlsx", ".xlsm"}:
        return xlsx_rows.read_rows(path, sheet=rule.sheet if rule else "")
    delimiter, encoding = (rule.delimiter, rule.encoding) if rule else ("", "")
    return csv_rows.read_rows(path, delimiter=delimiter, encoding=encoding)


def _check_columns(path: Path, mapping: TableMapping, row: TableRow, *, is_given: bool) -> None:
    present = ", ".join(row.cells)
    if not is_given and not mapping.fields:
        raise MappingRefused(
            _(
                "%(file)s: Keine Spalte heißt wie ein Feld. Nennen Sie mit --mapping DATEI eine"
                " Zuordnung (docs/importing.md), oder geben Sie den Spalten die Namen der Felder."
                " Vorhanden: %(present)s. Felder: %(fields)s; dazu"
                " location.accessibility.MERKMAL und service.FELD.SPRACHE."
            )
            % {"file": path.name, "present": present, "fields": ", ".join(_plain_fields())}
        )
    if missing := unknown_columns(mapping, row.cells):
        raise MappingRefused(
            _("%(file)s: Diese Spalten der Zuordnung fehlen: %(columns)s. Vorhanden: %(present)s.")
            % {"file": path.name, "columns": ", ".join(missing), "present": present}
        )


def _plain_fields() -> list[str]:
    return [name for name in TARGETS if name.count(".") == 1]


def _take(draft: Draft, row: TableRow, mapping: TableMapping, file: str) -> None:
    origin = Origin(file, row.number)
    fields = RowFields(row, mapping)
    try:
        _check_width(row)
        row_values.add(draft, fields, origin)
        for field, reason, detail in fields.notices:
            draft.notice(origin, field, reason, detail)
    except CellError as error:
        draft.reject(origin, error, "service", _key_of(fields))


def _check_width(row: TableRow) -> None:
    if row.surplus:
        raise CellError("", Reason.WRONG_COLUMN_COUNT, f"{row.surplus:+}")


def _key_of(fields: RowFields) -> str:
    try:
        return fields.key()
    except CellError:
        return ""
