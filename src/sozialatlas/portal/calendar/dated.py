"""When an event takes place, as calendars read it (RFC 5545): start, end, rule, what falls out."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import icalendar

from sozialatlas.directory.cards import Timing
from sozialatlas.directory.recurrence import last_time, left_out, names_first
from sozialatlas.directory.recurrence_rule import RecurrenceError, moment_of_until, parts_of
from sozialatlas.portal.calendar.occasions import Occasion

_DAY = dt.timedelta(days=1)


def date(event: icalendar.Event, first: Occasion, timing: Timing, zone: ZoneInfo) -> None:
    """Say when an event takes place; one that names no hours takes whole days."""
    if first.has_hours and not first.is_all_day:
        event.add("dtstart", first.starts_at)
        if first.has_end:
            event.add("dtend", first.ends_at)
    else:
        event.add("dtstart", first.first_day)
        # The end of whole days is the day after (3.6.1).
        event.add("dtend", first.last_day + _DAY)
    if timing.rrule.strip():
        _recur(event, first, timing, zone)


def _recur(event: icalendar.Event, first: Occasion, timing: Timing, zone: ZoneInfo) -> None:
    try:
        rule = _rule(timing, zone)
    except RecurrenceError:
        # The page shows the first date alone; the calendar gets the same.
        return
    has_days = not isinstance(event.decoded("dtstart"), dt.datetime)
    if until := rule.pop("UNTIL", ""):
        # Of the kind of the start: a day, or a moment in UTC (3.3.10).
        last = moment_of_until(until, zone)
        rule["UNTIL"] = (
            f"{last.astimezone(zone):%Y%m%d}"
            if has_days
            else f"{last.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
        )
    text = ";".join(f"{name}={value}" for name, value in rule.items())
    event.add("rrule", icalendar.vRecur.from_ical(text))
    for each in left_out(timing.exdates, zone):
        # Calendars leave out what begins so, no whole day of something that has hours.
        moment = each if isinstance(each, dt.datetime) else None
        local = moment or dt.datetime.combine(each, first.starts_at.time(), zone)
        event.add("exdate", local.astimezone(zone).date() if has_days else local.astimezone(zone))


def _rule(timing: Timing, zone: ZoneInfo) -> dict[str, str]:
    """Return the parts of a rule; where others would count otherwise, its last date for COUNT."""
    is_counted_alike = names_first(timing, zone)
    parts = parts_of(timing.rrule)
    last = None if is_counted_alike or "COUNT" not in parts else last_time(timing, zone)
    if last is not None:
        del parts["COUNT"]
        parts["UNTIL"] = f"{last.starts_at.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    return parts
