"""From when until when a record is found, in minutes since 1970."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from dateutil.rrule import rruleset, rrulestr  # type: ignore[import-untyped]  # -- no types
from django.utils import timezone

from sozialatlas.directory.models import Event, Published
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
    """Return when the last occurrence begins; None for an event without end."""
    if not event.rrule:
        return event.starts_at
    # Rules count in local time: a weekly event keeps its hour when clocks change.
    local = timezone.make_naive(event.starts_at)
    text = event.rrule.removeprefix("RRULE:")
    if "UNTIL=" not in text and "COUNT=" not in text:
        return None
    try:
        rule = rrulestr(_naive_until(text), dtstart=local)
    except ValueError:
        # The text of an importer that nobody can read must not hide the first occurrence.
        return event.starts_at
    dates = rruleset()
    dates.rrule(rule)
    for text_of_day in event.exdates:
        dates.exdate(dt.datetime.combine(dt.date.fromisoformat(text_of_day[:10]), local.time()))
    last = max(dates, default=local)
    return timezone.make_aware(last)


def _naive_until(text: str) -> str:
    """Return the rule with a local UNTIL: dateutil takes no mixture of zones."""
    return text.replace("Z;", ";").removesuffix("Z")


def _midnight(day: dt.date) -> int:
    return minute(timezone.make_aware(dt.datetime.combine(day, dt.time())))
