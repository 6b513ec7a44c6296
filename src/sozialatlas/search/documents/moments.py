"""From when until when a record is found, in minutes since 1970."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from sozialatlas.directory.models import Event, Published
from sozialatlas.directory.recurrence import USUAL_LENGTH, last_time
from sozialatlas.directory.recurrence_rule import RecurrenceError
from sozialatlas.search.documents.record import ALWAYS, NEVER_BEFORE

_DAY = dt.timedelta(days=1)
_USUAL_MINUTES = int(USUAL_LENGTH.total_seconds() // 60)


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
    try:
        last = last_time(event, ZoneInfo(settings.TIME_ZONE))
    except RecurrenceError:
        # A rule that nobody can read must not hide the first occurrence.
        return minute(event.ends_at or event.starts_at) + _USUAL_MINUTES
    return ALWAYS if last is None else minute(last.ends_at) + 1


def _midnight(day: dt.date) -> int:
    return minute(timezone.make_aware(dt.datetime.combine(day, dt.time())))
