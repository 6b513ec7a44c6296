"""The fields of one row: texts from columns, through value tables, to values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.exchange.importers import cells, hours
from sozialatlas.exchange.importers.findings import CellError, Reason
from sozialatlas.exchange.importers.table.mapping import FieldRule, TableMapping
from sozialatlas.exchange.importers.table.rows import TableRow
from sozialatlas.exchange.importers.table.targets import KEYS


class RowFields:
    """What a row says, asked for by field; a value that cannot be read raises `CellError`."""

    def __init__(self, row: TableRow, mapping: TableMapping) -> None:
        """Take a row and the mapping of its table."""
        self.row, self.mapping = row, mapping
        self.notices: list[tuple[str, Reason, str]] = []

    def text(self, target: str) -> str:
        """Return a text, after the value table where there is one."""
        rule = self.mapping.fields.get(target)
        if rule is None:
            return self.mapping.constants.get(target, "")
        given = self._given(target, rule)
        if not given:
            return self.mapping.constants.get(target, "")
        return rule.prefix + translated if (translated := _looked_up(target, rule, given)) else ""

    def texts(self, target: str) -> tuple[str, ...]:
        """Return the parts of a list, each after the value table."""
        rule = self.mapping.fields.get(target)
        constant = cells.pieces(self.mapping.constants.get(target, ""), ",")
        if rule is None:
            return constant
        given = self._given(target, rule)
        parts = cells.pieces(given, rule.split or ",") if given else ()
        # A cell as a whole wins over its parts: "Kunst, Musik" may be one entry of the table.
        whole = (given,) if given in rule.values else parts
        codes = (code for part in whole for code in _looked_up(target, rule, part).split(","))
        found = tuple(dict.fromkeys(code.strip() for code in codes if code.strip()))
        return found or constant

    def number(self, target: str) -> int | None:
        """Return a whole number."""
        return cells.whole_number(target, self.text(target))

    def coordinate(self, target: str) -> float | None:
        """Return degrees."""
        return cells.coordinate(target, self.text(target))

    def flag(self, target: str) -> bool:
        """Return whether it is so."""
        return cells.yes_or_no(target, self.text(target))

    def answer(self, target: str) -> str:
        """Return yes, no or unknown."""
        return cells.answer(target, self.text(target))

    def day(self, target: str) -> dt.date | None:
        """Return a day."""
        return cells.day(target, self.text(target))

    def moment(self, target: str) -> dt.datetime | None:
        """Return a day and time."""
        return cells.moment(target, self.text(target))

    def hours(self, target: str) -> tuple[HoursRule, ...]:
        """Return opening hours, written in OSM's notation."""
        rules, remarks = hours.read(self.text(target), self.text("location.country"))
        self.notices += [(target, reason, detail) for reason, detail in remarks]
        return rules

    def key(self) -> str:
        """Return the key of the row: the columns of `key`, or a field such as `service.key`."""
        parts = [self.row.cells.get(column, "") for column in self.mapping.key]
        found = " / ".join(parts) if any(parts) else self._own_key()
        if not found:
            raise CellError("key", Reason.MISSING)
        return found

    def _own_key(self) -> str:
        return next((text for target in KEYS if (text := self.text(target))), "")

    def _given(self, target: str, rule: FieldRule) -> str:
        for column in rule.sources:
            if column in self.row.formulas:
                raise CellError(target, Reason.FORMULA, self.row.cell(column))
        parts = (self.row.cells.get(column, "") for column in rule.sources)
        return rule.join.join(part for part in parts if part)


def _looked_up(target: str, rule: FieldRule, text: str) -> str:
    if not rule.values or text in rule.values:
        return rule.values.get(text, text)
    if rule.unknown == "reject":
        raise CellError(target, Reason.NOT_IN_TABLE, text[:80])
    return text if rule.unknown == "keep" else ""


def unknown_columns(mapping: TableMapping, columns: Mapping[str, str]) -> list[str]:
    """Return the columns that the mapping names and the table lacks."""
    return sorted(mapping.columns - set(columns))
