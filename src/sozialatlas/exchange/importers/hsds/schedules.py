"""Opening hours of HSDS packages; what is not understood stays readable as a note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sozialatlas.directory.hours.hsds import from_hsds
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.exchange.importers import hours
from sozialatlas.exchange.importers.draft import Draft
from sozialatlas.exchange.importers.hsds.tables import Record, Tables

Hours = Mapping[str, tuple[HoursRule, ...]]


def hours_of_services(tables: Tables, draft: Draft) -> Hours:
    """Return the hours of services by key; notes what could not be understood."""
    return _by_key(tables["schedules"], "service_id", draft)


def hours_of_locations(tables: Tables, draft: Draft) -> Hours:
    """Return the hours that belong to locations alone, by key; notes what is not understood."""
    alone = (row for row in tables["schedules"] if not row.text("service_id"))
    return _by_key(alone, "location_id", draft)


def _by_key(rows: Iterable[Record], column: str, draft: Draft) -> Hours:
    found: dict[str, list[HoursRule]] = {}
    for row in rows:
        keys = row.keys(column)
        rules = _rules(row, draft) if keys else ()
        for key in keys:
            found.setdefault(key, []).extend(rules)
    return {key: tuple(dict.fromkeys(rules)) for key, rules in found.items()}


def _rules(row: Record, draft: Draft) -> tuple[HoursRule, ...]:
    parsed = from_hsds(row.cells)
    said = " ".join(rule.note for rule in parsed.rules if rule.is_note)
    for reason, detail in hours.remarks(parsed, said):
        draft.notice(row.origin, "schedule", reason, detail)
    return parsed.rules
