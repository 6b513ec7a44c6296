"""When an event takes place: its next dates, and how it recurs in words."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass, replace
from itertools import islice
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import formats
from sozialatlas.directory.cards import Timing
from sozialatlas.directory.hours import wording
from sozialatlas.directory.recurrence import Occurrence, coming
from sozialatlas.directory.recurrence_rule import RecurrenceError
from sozialatlas.directory.recurrence_words import describe

logger = logging.getLogger(__name__)

SHOWN = 6
COUNTED = 24
"""Further dates that are counted; of more, only that there are some is said."""
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
    """The next dates, the rule in words where it recurs, and how many more dates there are."""

    following: tuple[EventDate, ...] = ()
    rule: str = ""
    further: str = ""


def dates(timing: Timing, now: dt.datetime) -> EventDates:
    """Return the next dates of an event, none where it is over.

    A rule that nobody can read leaves its first date, and says so in the log.
    """
    zone = ZoneInfo(settings.TIME_ZONE)
    try:
        found = _following(timing, now, zone)
        rule = describe(timing.rrule)
    except RecurrenceError as error:
        logger.warning("an event's rule cannot be read: %s", error)
        found, rule = _following(replace(timing, rrule=""), now, zone), ""
    ends = timing.ends_at is not None
    today = timezone.localdate(now)
    # A single date may lie further ahead than a rule is followed.
    near = [one for one in found[:SHOWN] if not timing.rrule or one.starts_at < now + _AHEAD]
    shown = tuple(_date(each, today, has_end=ends) for each in near)
    return EventDates(shown, rule, _further(found, len(shown)))


def _further(found: list[Occurrence], shown: int) -> str:
    count = len(found) - shown
    if count <= 0:
        return ""
    if len(found) > SHOWN + COUNTED:
        return _("und weitere Termine")
    words = ngettext("und {count} weiterer Termin", "und {count} weitere Termine", count)
    return words.format(count=count)


def _following(timing: Timing, now: dt.datetime, zone: ZoneInfo) -> list[Occurrence]:
    return list(islice(coming(timing, now, zone), SHOWN + COUNTED + 1))


def _date(found: Occurrence, today: dt.date, *, has_end: bool) -> EventDate:
    starts, ends = found.starts_at, found.ends_at
    day = capfirst(formats.day(starts, today))
    if not has_end:
        return EventDate(starts, None, day, formats.clock(starts.time()))
    if ends.date() == starts.date():
        return EventDate(starts, ends, day, wording.times([(starts.time(), ends.time())]))
    span = _("{start} bis {end}").format(
        start=formats.clock(starts.time()), end=formats.moment(ends, today)
    )
    return EventDate(starts, ends, day, span)
