"""When an event takes place next, for those that recur too (RFC 5545).

A rule counts in local time: a meeting at six stays at six when the clocks change. Lists ask this
for hundreds of events; `directory.recurrence` knows more, and takes four times as long.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]  # -- brought by icalendar, without types

from sozialatlas.directory.recurrence_rule import RecurrenceError, parse

MINUTE = dt.timedelta(minutes=1)


def next_start(
    starts_at: dt.datetime,
    rrule: str,
    exdates: Collection[str],
    since: dt.datetime,
    zone: ZoneInfo,
) -> dt.datetime | None:
    """Return the first start at or after a moment, None where there is none.

    `exdates` are ISO moments on which it does not take place; a day alone takes out the day.
    Raises: ValueError, if the rule cannot be read.
    """
    if not rrule:
        return starts_at if starts_at >= since else None
    first = starts_at.astimezone(zone).replace(tzinfo=None)
    _check(rrule)
    # An end in UTC beside a start in local time is refused by the library.
    local_rule = re.sub(r"(UNTIL=\d{8}T\d{6})Z", r"\1", rrule.removeprefix("RRULE:"))
    rule = rrulestr(local_rule, dtstart=first)
    left_out = {_local(text, zone) for text in exdates}
    moment = since.astimezone(zone).replace(tzinfo=None) - MINUTE
    while True:
        found = rule.after(moment)
        if not isinstance(found, dt.datetime):
            return None
        start = found.replace(tzinfo=zone)
        if start >= since and not left_out & {found.isoformat(), found.date().isoformat()}:
            return start
        moment = found


def _check(rrule: str) -> None:
    """Refuse rules that never come true: the library would look until the year 9999."""
    try:
        parse(rrule)
    except RecurrenceError as error:
        raise ValueError(str(error)) from error


def _local(text: str, zone: ZoneInfo) -> str:
    if "T" not in text:
        return text
    moment = dt.datetime.fromisoformat(text)
    local = moment.astimezone(zone) if moment.tzinfo else moment
    return local.replace(tzinfo=None).isoformat()
