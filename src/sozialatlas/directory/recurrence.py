"""When an event takes place: recurrence by RFC 5545, in local time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events  # type: ignore[import-untyped]  # -- the package ships no types
from django.utils.translation import gettext as _

from sozialatlas.directory.hours import wording
from sozialatlas.directory.recurrence_rule import (
    Recurrence,
    RecurrenceError,
    moment_of_until,
    parse,
    parts_of,
)

__all__ = ["Occurrence", "RecurrenceError", "Window", "describe", "occurrences"]

# An event can be looked for at most so far, and found so often.
LONGEST_WINDOW = dt.timedelta(days=3 * 366)
MOST_OCCURRENCES = 1000


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that an event takes place, in its local time."""

    starts_at: dt.datetime
    ends_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Window:
    """The time that is looked at; the end is excluded."""

    starts_at: dt.datetime
    ends_at: dt.datetime


def occurrences(
    starts_at: dt.datetime,
    ends_at: dt.datetime | None,
    rrule: str,
    *,
    window: Window,
    exdates: Iterable[dt.datetime | dt.date] = (),
    extra: Iterable[dt.datetime] = (),
) -> tuple[Occurrence, ...]:
    """Return when an event takes place in a window, in order.

    `starts_at` must be in the zone whose clock the event keeps: a Wednesday at 18:00 stays at
    18:00 when clocks change. `exdates` are days or moments that fall out, `extra` further ones.
    An event that began before the window and still lasts is in it.
    Raises: RecurrenceError, if the rule or the window cannot be.
    """
    _check_window(window)
    zone = starts_at.tzinfo
    if not isinstance(zone, ZoneInfo):
        raise RecurrenceError("DTSTART", "needs a named time zone such as Europe/Berlin")
    event = icalendar.Event()
    event.add("uid", "1")
    event.add("dtstart", starts_at)
    event.add("dtend", (ends_at or starts_at).astimezone(zone))
    if rrule.strip():
        event.add("rrule", icalendar.vRecur.from_ical(_normal(rrule, zone, window)))
    for moment in extra:
        event.add("rdate", moment.astimezone(zone))
    calendar = icalendar.Calendar()
    calendar.add_component(event)
    found = recurring_ical_events.of(calendar).between(window.starts_at, window.ends_at)
    excluded = _Excluded(exdates, zone)
    times = (
        Occurrence(one["DTSTART"].dt.astimezone(zone), one["DTEND"].dt.astimezone(zone))
        for one in found
    )
    kept = sorted(
        (one for one in times if one.starts_at not in excluded),
        key=lambda one: one.starts_at.timestamp(),
    )
    return tuple(kept[:MOST_OCCURRENCES])


def describe(rrule: str) -> str:
    """Return a rule in words: "jeden zweiten Mittwoch im Monat".

    Raises: RecurrenceError, if the rule cannot be read.
    """
    if not rrule.strip():
        return ""
    recurrence = parse(rrule)
    text = _described(recurrence)
    if recurrence.count is not None:
        return _("%(rule)s, %(count)d-mal") % {"rule": text, "count": recurrence.count}
    if recurrence.until:
        last = dt.date.fromisoformat(recurrence.until[:8])
        day = wording.day(last, with_year=True)
        return _("%(rule)s, bis %(day)s") % {"rule": text, "day": day}
    return text


class _Excluded:
    """Days and moments that fall out; a day takes all its occurrences with it."""

    def __init__(self, exdates: Iterable[dt.datetime | dt.date], zone: ZoneInfo) -> None:
        dates = list(exdates)
        self._moments = {one.timestamp() for one in dates if isinstance(one, dt.datetime)}
        self._days = {one for one in dates if not isinstance(one, dt.datetime)}
        self._zone = zone

    def __contains__(self, at: dt.datetime) -> bool:
        return at.timestamp() in self._moments or at.astimezone(self._zone).date() in self._days


def _check_window(window: Window) -> None:
    if window.ends_at - window.starts_at > LONGEST_WINDOW:
        raise RecurrenceError("window", "is longer than three years")
    if window.ends_at <= window.starts_at:
        raise RecurrenceError("window", "ends before it begins")


def _normal(rrule: str, zone: ZoneInfo, window: Window) -> str:
    """Return a checked rule with its UNTIL in UTC, as RFC 5545 wants it beside a time zone.

    Without COUNT it ends with the window, so that nothing looks further.
    """
    recurrence = parse(rrule)
    parts = parts_of(rrule)
    if recurrence.count is None:
        last = window.ends_at
        if recurrence.until:
            last = min(last, moment_of_until(recurrence.until, zone))
        parts["UNTIL"] = f"{last.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _described(recurrence: Recurrence) -> str:
    if recurrence.positions or recurrence.months:
        return _("regelmäßig")
    described = {
        "DAILY": _daily,
        "WEEKLY": _weekly,
        "MONTHLY": _monthly,
        "YEARLY": _yearly,
    }
    return described[recurrence.frequency](recurrence)


def _daily(recurrence: Recurrence) -> str:
    if recurrence.weekdays or recurrence.month_days:
        return _("regelmäßig")
    if recurrence.interval == 1:
        return _("täglich")
    return _("alle %(count)d Tage") % {"count": recurrence.interval}


def _weekly(recurrence: Recurrence) -> str:
    days = [day for _number, day in recurrence.weekdays]
    names = wording.listed([wording.weekday(day) for day in sorted(days)])
    if recurrence.interval > 1:
        text = _("alle %(count)d Wochen") % {"count": recurrence.interval}
        return _("%(rule)s am %(weekdays)s") % {"rule": text, "weekdays": names} if days else text
    return _("jeden %(weekdays)s") % {"weekdays": names} if days else _("jede Woche")


def _monthly(recurrence: Recurrence) -> str:
    if recurrence.interval > 1:
        return _("alle %(count)d Monate") % {"count": recurrence.interval}
    if recurrence.month_days:
        return _month_days(recurrence.month_days) if not recurrence.weekdays else _("regelmäßig")
    numbered = [(number, day) for number, day in recurrence.weekdays if number is not None]
    if numbered and len(numbered) == len(recurrence.weekdays):
        return _numbered(numbered)
    return _("regelmäßig") if recurrence.weekdays else _("jeden Monat")


def _numbered(numbered: Sequence[tuple[int, int]]) -> str:
    days = {day for _number, day in numbered}
    if len(days) == 1:
        ordinals = wording.listed([wording.ordinal(number) for number, _day in numbered])
        return _("jeden %(ordinal)s %(weekday)s im Monat") % {
            "ordinal": ordinals,
            "weekday": wording.weekday(days.pop()),
        }
    return wording.listed([wording.in_month(number, day) for number, day in numbered])


def _month_days(days: Sequence[int]) -> str:
    if tuple(days) == (-1,):
        return _("am letzten Tag jedes Monats")
    if any(day < 0 for day in days):
        return _("regelmäßig")
    names = wording.listed([wording.ordinal_number(day) for day in days])
    return _("am %(days)s jedes Monats") % {"days": names}


def _yearly(recurrence: Recurrence) -> str:
    if recurrence.weekdays or recurrence.month_days:
        return _("regelmäßig")
    if recurrence.interval > 1:
        return _("alle %(count)d Jahre") % {"count": recurrence.interval}
    return _("jedes Jahr")
