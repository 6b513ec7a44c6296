"""Whether a place is open at a moment, and when that changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from sozialatlas.directory.hours import clock
from sozialatlas.directory.hours.calendar import RegionCalendar
from sozialatlas.directory.hours.intervals import Interval, joined, opening_on
from sozialatlas.directory.hours.rules import HoursRule

# How far ahead the next opening is looked for.
HORIZON_DAYS = 14
_DAY = dt.timedelta(days=1)


class Opening(StrEnum):
    """What can be said about a door; unknown is never shown as closed."""

    OPEN = "open"
    CLOSED = "closed"
    BY_APPOINTMENT = "by_appointment"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class OpenState:
    """The state at a local moment.

    `changes_at` is when it closes or opens next; None: not within `HORIZON_DAYS`.
    `is_certain` is False if it depends on school vacations nobody knows.
    """

    opening: Opening
    at: dt.datetime
    changes_at: dt.datetime | None = None
    is_certain: bool = True
    also_by_appointment: bool = False

    @property
    def is_open(self) -> bool:
        """Whether one can walk in now."""
        return self.opening is Opening.OPEN


def is_open(
    rules: Sequence[HoursRule], at: dt.datetime, calendar: RegionCalendar, zone: ZoneInfo
) -> bool:
    """Return whether one can walk in at a moment, without an appointment."""
    today = clock.aware(at).astimezone(zone).date()
    return any(
        one.contains(at)
        for on in (today - _DAY, today)
        for one in opening_on(rules, on, calendar, zone)
    )


def state(
    rules: Sequence[HoursRule], at: dt.datetime, calendar: RegionCalendar, zone: ZoneInfo
) -> OpenState:
    """Return what a person at the door wants to know at a moment."""
    moment = clock.aware(at)
    local = moment.astimezone(zone)
    appointment = any(rule.by_appointment for rule in rules)
    if not any(rule.can_open for rule in rules):
        return OpenState(Opening.BY_APPOINTMENT if appointment else Opening.UNKNOWN, local)
    following = next(_from(rules, moment, calendar, zone), None)
    if following is None:
        return OpenState(Opening.CLOSED, local, also_by_appointment=appointment)
    if following.starts_at > moment:
        opening, changes_at = Opening.CLOSED, following.starts_at
    else:
        opening, changes_at = Opening.OPEN, following.ends_at
    return OpenState(
        opening,
        local,
        None if changes_at >= _horizon(local, zone) else changes_at.astimezone(zone),
        following.is_certain,
        appointment,
    )


def _from(
    rules: Sequence[HoursRule], moment: dt.datetime, calendar: RegionCalendar, zone: ZoneInfo
) -> Iterator[Interval]:
    """Yield the intervals that are not over yet; yesterday's night is one of them."""
    today = moment.astimezone(zone).date()
    days = (today + _DAY * offset for offset in range(-1, HORIZON_DAYS + 1))
    return joined(
        one for on in days for one in opening_on(rules, on, calendar, zone) if one.ends_at > moment
    )


def _horizon(local: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Return the end of the last day looked at: open until then means open without end."""
    return clock.beginning(local.date() + _DAY * (HORIZON_DAYS + 1), dt.time(), zone)
