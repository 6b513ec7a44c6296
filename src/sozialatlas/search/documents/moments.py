"""From when until when a record is found, in minutes since 1970."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from sozialatlas.directory.recurrence import USUAL_LENGTH, Dated, last_time, next_time
from sozialatlas.directory.recurrence_rule import RecurrenceError
from sozialatlas.search.documents.record import ALWAYS, NEVER_BEFORE
from sozialatlas.search.documents.rows import Seen

_DAY = dt.timedelta(days=1)
_USUAL_MINUTES = int(USUAL_LENGTH.total_seconds() // 60)


def minute(moment: dt.datetime) -> int:
    """Return the minute that holds a moment."""
    return int(moment.timestamp() // 60)


def _ended(moment: dt.datetime) -> int:
    """Return the first minute that begins at or after a moment."""
    return -int(-moment.timestamp() // 60)


def span(things: Iterable[Seen]) -> tuple[int, int]:
    """Return the minutes between which all things are visible; the second is excluded."""
    since, until = NEVER_BEFORE, ALWAYS
    for thing in things:
        if thing.visible_from is not None:
            since = max(since, _midnight(thing.visible_from))
        if thing.visible_to is not None:
            until = min(until, _midnight(thing.visible_to + _DAY))
    return since, until


def end_of(event: Dated) -> int:
    """Return the minute from which on the last occurrence of an event is over."""
    try:
        last = last_time(event, ZoneInfo(settings.TIME_ZONE))
    except RecurrenceError:
        # A rule that nobody can read must not hide the first occurrence.
        return minute(event.ends_at or event.starts_at) + _USUAL_MINUTES
    return ALWAYS if last is None else _ended(last.ends_at)


@dataclass(frozen=True, slots=True)
class NextDate:
    """The minute in which an event begins next, and that from which on another date counts."""

    starts: int
    over: int


def next_date(event: Dated | None, now: dt.datetime) -> NextDate:
    """Return the date that counts at a moment: the first that is not over, else the last.

    What is no event never begins, and the last date stays: `end_of` hides it.
    """
    if event is None:
        return NextDate(ALWAYS, ALWAYS)
    zone = ZoneInfo(settings.TIME_ZONE)
    try:
        last, found = last_time(event, zone), next_time(event, now, zone)
    except RecurrenceError:
        return NextDate(minute(event.starts_at), ALWAYS)
    counted = found or last
    if counted is None:
        return NextDate(ALWAYS, ALWAYS)
    return NextDate(
        minute(counted.starts_at), ALWAYS if counted == last else _ended(counted.ends_at)
    )


def _midnight(day: dt.date) -> int:
    return minute(timezone.make_aware(dt.datetime.combine(day, dt.time())))
