"""From when until when a record is found, in minutes since 1970."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from sozialatlas.directory.models import Event, Published
from sozialatlas.directory.recurrence_rule import RecurrenceError
from sozialatlas.directory.recurrence_starts import last_start
from sozialatlas.search.documents.record import ALWAYS, NEVER_BEFORE

_DAY = dt.timedelta(days=1)
# An event that does not say when it ends.
_USUAL_LENGTH = dt.timedelta(hours=2)


def minute(moment: dt.datetime) -> int:
    """Return the minute that holds a moment."""
    return int(moment.timestamp() // 60)


def span(things: Iterable[Published]) -> tuple[int, int]:
    """Return the minutes between which all things are visible; the second is excluded."""
    since, until = NEVER_BEFORE, ALWAYS
    for thing in things:
        if thing.visible_from is not None:
            since = max(since, _midnight(thing.visible_from))
        if thing.visible_to is not None:
            until = min(until, _midnight(thing.visible_to + _DAY))
    return since, until


def end_of(event: Event) -> int:
    """Return the minute in which the last occurrence of an event is over."""
    length = (event.ends_at - event.starts_at) if event.ends_at else _USUAL_LENGTH
    last = _last_start(event)
    return ALWAYS if last is None else minute(last + length) + 1


def _last_start(event: Event) -> dt.datetime | None:
    zone = ZoneInfo(settings.TIME_ZONE)
    try:
        return last_start(event.starts_at, event.rrule, event.exdates, zone)
    except RecurrenceError:
        # A rule that nobody can read must not hide the first occurrence.
        return event.starts_at


def _midnight(day: dt.date) -> int:
    return minute(timezone.make_aware(dt.datetime.combine(day, dt.time())))
