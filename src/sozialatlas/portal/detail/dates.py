"""When an event takes place: its next dates, and how it recurs in words."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from sozialatlas.core import formats
from sozialatlas.directory import recurrence
from sozialatlas.directory.cards import Timing
from sozialatlas.directory.hours import wording

logger = logging.getLogger(__name__)

SHOWN = 6
_AHEAD = dt.timedelta(days=3 * 365)


@dataclass(frozen=True, slots=True)
class EventDate:
    """One time that it takes place, with its day and its hours in words."""

    starts_at: dt.datetime
    ends_at: dt.datetime | None
    day: str
    hours: str


@dataclass(frozen=True, slots=True)
class EventDates:
    """The next dates, and the rule in words where it recurs."""

    following: tuple[EventDate, ...] = ()
    rule: str = ""


def dates(timing: Timing, now: dt.datetime) -> EventDates:
    """Return the next dates of an event, none where it is over.

    A rule that nobody can read leaves its first date, and says so in the log.
    """
    zone = ZoneInfo(settings.TIME_ZONE)
    try:
        found = _occurrences(timing, now, zone, timing.rrule)
        rule = recurrence.describe(timing.rrule)
    except recurrence.RecurrenceError as error:
        logger.warning("an event's rule cannot be read: %s", error)
        found, rule = _occurrences(timing, now, zone, ""), ""
    ends = timing.ends_at is not None
    return EventDates(tuple(_date(each, has_end=ends) for each in found[:SHOWN]), rule)


def _occurrences(
    timing: Timing, now: dt.datetime, zone: ZoneInfo, rule: str
) -> tuple[recurrence.Occurrence, ...]:
    start = timing.starts_at.astimezone(zone)
    # A single date may lie further ahead than a rule is followed.
    window = recurrence.Window(now, now + _AHEAD)
    if not rule:
        end = timing.ends_at.astimezone(zone) if timing.ends_at else start
        return (recurrence.Occurrence(start, end),) if max(start, end) >= now else ()
    return recurrence.occurrences(
        start, timing.ends_at, rule, window=window, exdates=left_out(timing.exdates, zone)
    )


def left_out(exdates: tuple[str, ...], zone: ZoneInfo) -> list[dt.datetime | dt.date]:
    """Return the days and moments on which an event does not take place."""
    return [_left_out(text, zone) for text in exdates]


def _left_out(text: str, zone: ZoneInfo) -> dt.datetime | dt.date:
    if "T" not in text:
        return dt.date.fromisoformat(text)
    moment = dt.datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _date(found: recurrence.Occurrence, *, has_end: bool) -> EventDate:
    starts, ends = found.starts_at, found.ends_at
    day = formats.day(starts)
    if not has_end:
        return EventDate(starts, None, day, formats.clock(starts.time()))
    if ends.date() == starts.date():
        return EventDate(starts, ends, day, wording.times([(starts.time(), ends.time())]))
    span = _("{start} bis {end}").format(
        start=formats.clock(starts.time()), end=formats.moment(ends)
    )
    return EventDate(starts, ends, day, span)
