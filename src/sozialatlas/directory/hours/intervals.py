"""From when until when a place is open, as moments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sozialatlas.directory.hours import clock
from sozialatlas.directory.hours.calendar import DayKind, RegionCalendar
from sozialatlas.directory.hours.rules import CLOSED, ONLY, HoursRule, falls_on

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Interval:
    """A time of being open; the end is excluded.

    `is_certain` is False where the row is closed in school vacations and the calendar does not
    know them: open as on any school day, but say so.
    """

    starts_at: dt.datetime
    ends_at: dt.datetime
    is_certain: bool = True

    def contains(self, at: dt.datetime) -> bool:
        """Return whether a moment lies in it."""
        # Python compares wall clocks where both sides have one zone: wrong when clocks change.
        moment = clock.aware(at)
        return self.starts_at.astimezone(dt.UTC) <= moment < self.ends_at.astimezone(dt.UTC)


def intervals(
    rules: Iterable[HoursRule], on: dt.date, calendar: RegionCalendar, zone: ZoneInfo
) -> tuple[Interval, ...]:
    """Return what opens on a local day, in order, overlapping and touching rows joined.

    A night that began on the day before belongs to the day before.
    """
    return tuple(
        Interval(one.starts_at.astimezone(zone), one.ends_at.astimezone(zone), one.is_certain)
        for one in opening_on(rules, on, calendar, zone)
    )


def opening_on(
    rules: Iterable[HoursRule], on: dt.date, calendar: RegionCalendar, zone: ZoneInfo
) -> tuple[Interval, ...]:
    """Return the same as `intervals`, in UTC."""
    day: DayKind | None = None
    found: list[Interval] = []
    for rule in rules:
        if not rule.can_open or not falls_on(rule, on):
            continue
        day = day or calendar.day(on)
        if applies(rule, day):
            found.extend(_interval(rule, on, day, zone))
    return tuple(joined(sorted(found, key=lambda one: (one.starts_at, one.ends_at))))


def applies(rule: HoursRule, day: DayKind) -> bool:
    """Return whether a row holds on a day of this kind.

    Missing: where vacations are unknown, a row that is closed in them holds (its interval is
    not certain) and a row only for them does not: nobody is sent there on a guess.
    """
    if day.is_holiday and rule.on_holidays == CLOSED:
        return False
    if not day.is_holiday and rule.on_holidays == ONLY:
        return False
    if day.is_vacation and rule.in_vacations == CLOSED:
        return False
    return bool(day.is_vacation) or rule.in_vacations != ONLY


def joined(ordered: Iterable[Interval]) -> Iterator[Interval]:
    """Yield intervals with those that touch or overlap made one."""
    current: Interval | None = None
    for one in ordered:
        if current is None:
            current = one
        elif one.starts_at <= current.ends_at:
            current = Interval(
                current.starts_at,
                max(current.ends_at, one.ends_at),
                current.is_certain and one.is_certain,
            )
        else:
            yield current
            current = one
    if current is not None:
        yield current


def _interval(rule: HoursRule, on: dt.date, day: DayKind, zone: ZoneInfo) -> Iterator[Interval]:
    assert rule.opens is not None
    assert rule.closes is not None
    last_day = on if rule.closes > rule.opens else on + _DAY
    starts_at = clock.beginning(on, rule.opens, zone)
    ends_at = clock.end(last_day, rule.closes, zone)
    if starts_at < ends_at:
        is_certain = not (rule.in_vacations == CLOSED and day.is_vacation is None)
        yield Interval(starts_at, ends_at, is_certain)
