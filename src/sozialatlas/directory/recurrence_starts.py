"""When an event begins, next and for the last time, for those that recur too (RFC 5545).

A rule counts in local time: a meeting at six stays at six when the clocks change. Lists and the
index ask this for hundreds of events; `directory.recurrence` knows more, and takes four times as
long.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from zoneinfo import ZoneInfo

from dateutil.rrule import (  # type: ignore[import-untyped]  # -- the package ships no types
    rrule as Rule,  # noqa: N812 -- a class with a lowercase name
    rrulestr,
)

from sozialatlas.directory.recurrence_rule import RecurrenceError, parse

_MINUTE = dt.timedelta(minutes=1)


def next_start(
    starts_at: dt.datetime,
    rrule: str,
    exdates: Collection[str],
    since: dt.datetime,
    zone: ZoneInfo,
) -> dt.datetime | None:
    """Return the first start at or after a moment, None where there is none.

    `exdates` are ISO moments on which it does not take place; a day alone takes out the day.
    Raises: RecurrenceError, if the rule cannot be read or never comes true.
    """
    if not rrule:
        return starts_at if starts_at >= since else None
    rule = _rule(starts_at, rrule, zone)
    left_out = {_local(text, zone) for text in exdates}
    moment = since.astimezone(zone).replace(tzinfo=None) - _MINUTE
    while True:
        found = rule.after(moment)
        if not isinstance(found, dt.datetime):
            return None
        start = found.replace(tzinfo=zone)
        if start >= since and not left_out & {found.isoformat(), found.date().isoformat()}:
            return start
        moment = found


def last_start(
    starts_at: dt.datetime, rrule: str, exdates: Collection[str], zone: ZoneInfo
) -> dt.datetime | None:
    """Return when the last occurrence begins; None for an event without end.

    An event of which every date falls out ends with its first one.
    Raises: RecurrenceError, if the rule cannot be read or never comes true.
    """
    if not rrule:
        return starts_at
    read = parse(rrule)
    if read.count is None and not read.until:
        return None
    left_out = {_local(text, zone) for text in exdates}
    first = starts_at.astimezone(zone).replace(tzinfo=None)
    starts = (
        each
        for each in _rule(starts_at, rrule, zone)
        if not left_out & {each.isoformat(), each.date().isoformat()}
    )
    last: dt.datetime = max(starts, default=first)
    return last.replace(tzinfo=zone)


def _rule(starts_at: dt.datetime, rrule: str, zone: ZoneInfo) -> Rule:
    """Return a checked rule in local time: one that never comes true is looked for until 9999."""
    until = parse(rrule).until
    text = rrule.strip().removeprefix("RRULE:")
    if until.endswith("Z"):
        # An end in UTC beside a start in local time is refused by the library.
        moment = dt.datetime.strptime(until, "%Y%m%dT%H%M%S%z").astimezone(zone)
        text = re.sub(r"UNTIL=[^;]*", f"UNTIL={moment:%Y%m%dT%H%M%S}", text, flags=re.IGNORECASE)
    elif len(until) == len("20261231"):
        # A bare day includes its whole day.
        text = re.sub(r"UNTIL=[^;]*", f"UNTIL={until}T235959", text, flags=re.IGNORECASE)
    first = starts_at.astimezone(zone).replace(tzinfo=None)
    try:
        return rrulestr(text, dtstart=first)
    except ValueError as error:
        raise RecurrenceError("RRULE", str(error)) from error


def _local(text: str, zone: ZoneInfo) -> str:
    if "T" not in text:
        return text
    moment = dt.datetime.fromisoformat(text)
    local = moment.astimezone(zone) if moment.tzinfo else moment
    return local.replace(tzinfo=None).isoformat()
