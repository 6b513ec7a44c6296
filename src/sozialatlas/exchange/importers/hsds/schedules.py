"""Opening hours of HSDS packages; what is not understood stays readable as a note."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.exchange.importers.base import Draft, Reason
from sozialatlas.exchange.importers.hsds import words
from sozialatlas.exchange.importers.hsds.tables import Record, Tables

Hours = Mapping[str, tuple[HoursRule, ...]]
_NOTE_LENGTH = 250


def hours_of_services(tables: Tables, draft: Draft) -> Hours:
    """Return the hours of services by key; notes what could not be understood."""
    return _by_key(tables, "service_id", draft)


def hours_of_locations(tables: Tables) -> Hours:
    """Return the hours that belong to locations alone, by key."""
    alone = [row for row in tables["schedules"] if not row.text("service_id")]
    return _by_key({"schedules": tuple(alone)}, "location_id", None)


def _by_key(tables: Tables, column: str, draft: Draft | None) -> Hours:
    found: dict[str, list[HoursRule]] = {}
    for row in tables["schedules"]:
        keys = row.keys(column)
        rules = _rules(row, draft) if keys else ()
        for key in keys:
            found.setdefault(key, []).extend(rules)
    return {key: tuple(dict.fromkeys(rules)) for key, rules in found.items()}


def _rules(row: Record, draft: Draft | None) -> tuple[HoursRule, ...]:
    days = row.text("byday", "weekday")
    opens, closes = row.text("opens_at", "opens"), row.text("closes_at", "closes")
    if opens.lower() in {"closed", "holiday"} or (not days and not opens):
        return ()
    times = _times(days, opens, closes)
    nth = words.nth_weekday(days)
    if times and nth:
        return (HoursRule(weekday=nth[1], week_of_month=nth[0], opens=times[0], closes=times[1]),)
    if times and (numbers := words.weekdays(days)):
        return tuple(HoursRule(weekday=day, opens=times[0], closes=times[1]) for day in numbers)
    note = " ".join(text for text in (days, "-".join(filter(None, (opens, closes)))) if text)
    if draft:
        draft.notice(row.origin, "schedule", Reason.BAD_HOURS, note[:80])
    return (HoursRule(note=note[:_NOTE_LENGTH]),)


def _times(days: str, opens: str, closes: str) -> tuple[dt.time, dt.time] | None:
    all_day = "24 hour" in opens.lower() or (days in {"24-7", "24/7"} and not opens)
    if all_day:
        return dt.time(0), dt.time(0)
    first, last = words.time_of_day(opens), words.time_of_day(closes)
    return (first, last) if first is not None and last is not None else None
