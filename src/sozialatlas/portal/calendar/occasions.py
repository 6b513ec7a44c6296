"""All times at which events take place in a month, worked out once for a state of the index."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import uuid
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from sozialatlas.directory.cards import Timing
from sozialatlas.directory.models import Event, Status
from sozialatlas.directory.recurrence import USUAL_LENGTH, Occurrence, coming
from sozialatlas.directory.recurrence_rule import RecurrenceError
from sozialatlas.portal.calendar.spans import Month
from sozialatlas.search.engine.reader import Opened, reader
from sozialatlas.search.errors import IndexMissingError
from sozialatlas.search.models import OutboxEntry

logger = logging.getLogger(__name__)

# Two screens ahead and one back for everybody; further months are worked out again.
_MONTHS_KEPT = 12
_DAY = dt.timedelta(days=1)
_MIDNIGHT = dt.time()
_LAST_MINUTE = dt.time(23, 59)
# What ends in the small hours belongs to the evening on which it began.
_NIGHT_ENDS = dt.time(6)


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event at one time, in local time; without an end of its own it takes the usual time."""

    event_id: uuid.UUID
    starts_at: dt.datetime
    ends_at: dt.datetime
    has_end: bool

    @classmethod
    def first_of(cls, event_id: uuid.UUID, timing: Timing, zone: ZoneInfo) -> Occasion:
        """Return the first time of an event, whatever its rule says."""
        starts_at = timing.starts_at.astimezone(zone)
        ends_at = timing.ends_at or timing.starts_at + USUAL_LENGTH
        return cls(event_id, starts_at, ends_at.astimezone(zone), timing.ends_at is not None)

    @property
    def first_day(self) -> dt.date:
        """The day on which it begins."""
        return self.starts_at.date()

    @property
    def last_day(self) -> dt.date:
        """The day on which it ends; a night belongs to the day before."""
        last, ends = self.ends_at.date(), self.ends_at.time()
        is_one_night = ends < _NIGHT_ENDS and self.ends_at - self.starts_at < _DAY
        if last > self.first_day and (ends == _MIDNIGHT or is_one_night):
            return last - _DAY
        return last

    @property
    def days(self) -> int:
        """On how many days it takes place."""
        return (self.last_day - self.first_day).days + 1

    @property
    def is_all_day(self) -> bool:
        """Whether it names days and no hours."""
        ends = self.ends_at.time()
        return (
            self.starts_at.time() == _MIDNIGHT
            and self.has_end
            and (ends == _MIDNIGHT or ends.replace(second=0, microsecond=0) == _LAST_MINUTE)
        )

    @property
    def has_hours(self) -> bool:
        """Whether its beginning is more than a date: no evening begins at midnight."""
        return self.has_end or self.starts_at.time() != _MIDNIGHT


class _Memory:
    """Months of the newest state of the index."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state: Opened | None = None
        self._months: OrderedDict[Month, tuple[Occasion, ...]] = OrderedDict()

    def month(self, month: Month, state: Opened) -> tuple[Occasion, ...]:
        with self._lock:
            if self._state is not state:
                self._state = state
                self._months.clear()
            held = self._months.get(month)
        if held is None:
            held = _gathered(month)
            with self._lock:
                if self._state is state:
                    self._months[month] = held
                while len(self._months) > _MONTHS_KEPT:
                    self._months.popitem(last=False)
        return held


_memory = _Memory()


def between(first: dt.date, last: dt.date) -> list[Occasion]:
    """Return what takes place on some days, both included, by its beginning."""
    found = {
        (each.event_id, each.starts_at): each
        for month in Month.of(first).until(Month.of(last))
        for each in in_month(month)
        if each.first_day <= last and each.last_day >= first
    }
    return sorted(found.values(), key=_order)


def in_month(month: Month) -> tuple[Occasion, ...]:
    """Return what takes place in a month, by its beginning; as fresh as the index."""
    # Asked first, as cards do: what the index takes up in between makes another state.
    if OutboxEntry.is_any_waiting():
        return _gathered(month)
    try:
        return _memory.month(month, reader.opened())
    except IndexMissingError:
        return _gathered(month)


def _gathered(month: Month) -> tuple[Occasion, ...]:
    zone = ZoneInfo(settings.TIME_ZONE)
    since = dt.datetime.combine(month.first, _MIDNIGHT, zone)
    until = dt.datetime.combine(month.last + _DAY, _MIDNIGHT, zone)
    found = (
        Occasion(event_id, each.starts_at, each.ends_at, timing.ends_at is not None)
        for event_id, timing in _timings(since, until)
        for each in _times(event_id, timing, since, until)
    )
    return tuple(sorted(found, key=_order))


def _order(occasion: Occasion) -> tuple[dt.datetime, uuid.UUID]:
    # In UTC: in the hour that the clocks repeat, the wall tells no order.
    return occasion.starts_at.astimezone(dt.UTC), occasion.event_id


def _timings(since: dt.datetime, until: dt.datetime) -> Iterator[tuple[uuid.UUID, Timing]]:
    goes_on = Q(ends_at__gt=since) | Q(ends_at=None, starts_at__gt=since - USUAL_LENGTH)
    rows = (
        Event.objects.exclude(status=Status.CLOSED)
        .filter(goes_on | ~Q(rrule=""), starts_at__lt=until)
        .order_by("pk")
        .values_list("pk", "starts_at", "ends_at", "rrule", "exdates")
    )
    for pk, starts_at, ends_at, rrule, exdates in rows:
        given = tuple(exdates)
        yield pk, Timing(starts_at=starts_at, ends_at=ends_at, rrule=rrule, exdates=given)


def _times(
    event_id: uuid.UUID, timing: Timing, since: dt.datetime, until: dt.datetime
) -> Iterable[Occurrence]:
    zone = ZoneInfo(settings.TIME_ZONE)
    try:
        return list(_before(until, coming(timing, since, zone)))
    except RecurrenceError:
        # Its own page shows the first date alone, and so does the calendar.
        logger.warning("event %s has a rule that cannot be read", event_id)
    try:
        return list(_before(until, coming(replace(timing, rrule=""), since, zone)))
    except RecurrenceError:
        return ()


def _before(until: dt.datetime, times: Iterator[Occurrence]) -> Iterator[Occurrence]:
    return takewhile(lambda each: each.starts_at < until, times)
