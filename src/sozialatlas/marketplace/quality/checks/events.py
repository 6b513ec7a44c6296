"""Whether events still lie ahead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from sozialatlas.directory.models import Event
from sozialatlas.directory.recurrence import next_time
from sozialatlas.directory.recurrence_rule import RecurrenceError
from sozialatlas.marketplace.quality.checks.found import Found
from sozialatlas.marketplace.quality.landscape import EVENT, Landscape
from sozialatlas.marketplace.quality.problems import Problem

GRACE = dt.timedelta(days=14)
"""Who reads of an event the week after may still want to know what it was."""


def check(landscape: Landscape, now: dt.datetime, zone: ZoneInfo) -> Iterator[Found]:
    """Yield events that were over two weeks ago and never come again."""
    begun = Event.objects.filter(starts_at__lt=now - GRACE).order_by()
    rows = begun.only("starts_at", "ends_at", "rrule", "exdates")
    for event in rows.iterator(chunk_size=500):
        if (EVENT, event.pk) in landscape.spots and _is_over(event, now - GRACE, zone):
            yield Found(Problem.EVENT_OVER, (EVENT, event.pk), "starts_at")


def _is_over(event: Event, since: dt.datetime, zone: ZoneInfo) -> bool:
    try:
        return next_time(event, since, zone) is None
    except RecurrenceError:
        # A rule that never comes true: its first date is over.
        return True
