"""How long what an entry says counts as confirmed, and what of it is due."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class What(StrEnum):
    """The parts of an entry that age on their own."""

    WHOLE = "whole"
    HOURS = "hours"
    CAPACITY = "capacity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """When each part was last confirmed; None is never.

    `hours` counts besides `whole`: who confirms an entry confirms its hours. `has_hours`: there
    are any. `capacity` is the oldest count of free places; None where the entry has none.
    """

    whole: dt.datetime | None
    hours: dt.datetime | None = None
    has_hours: bool = False
    capacity: dt.datetime | None = None

    def last(self, what: What) -> dt.datetime | None:
        """Return when one part was last confirmed, by itself or with the whole."""
        if what is What.HOURS:
            return max((each for each in (self.whole, self.hours) if each), default=None)
        return self.whole if what is What.WHOLE else self.capacity


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """After how many days each part has to be confirmed again."""

    whole: int = 365
    hours: int = 180
    capacity: int = 30

    def stricter(self, what: What, days: int) -> Limits:
        """Return the limits with a shorter time for one part; a longer one changes nothing."""
        given = {each: getattr(self, each) for each in What}
        given[what] = min(given[what], days)
        return Limits(**given)


@dataclass(frozen=True, slots=True)
class Due:
    """One part that has to be confirmed, and since when; None where it never was."""

    what: What
    since: dt.datetime | None


_SOON = 6
"""A sixth of the time ahead counts as soon: two months of a year, five days of a month."""


def due(dates: Dates, limits: Limits, now: dt.datetime) -> tuple[Due, ...]:
    """Return what has to be confirmed at a moment: the whole, else its hours, and its places."""
    found = []
    if _is_over(dates.whole, limits.whole, now):
        found.append(Due(What.WHOLE, _end(dates.whole, limits.whole)))
    elif dates.has_hours and _is_over(confirmed := dates.last(What.HOURS), limits.hours, now):
        found.append(Due(What.HOURS, _end(confirmed, limits.hours)))
    if dates.capacity is not None and _is_over(dates.capacity, limits.capacity, now):
        found.append(Due(What.CAPACITY, _end(dates.capacity, limits.capacity)))
    return tuple(found)


def is_soon(dates: Dates, limits: Limits, now: dt.datetime) -> bool:
    """Return whether something is due before long, so that it may come along with a mail."""
    early = Limits(
        whole=limits.whole - limits.whole // _SOON,
        hours=limits.hours - limits.hours // _SOON,
        capacity=limits.capacity - limits.capacity // _SOON,
    )
    return bool(due(dates, early, now))


def _is_over(confirmed: dt.datetime | None, days: int, now: dt.datetime) -> bool:
    return confirmed is None or confirmed + dt.timedelta(days=days) <= now


def _end(confirmed: dt.datetime | None, days: int) -> dt.datetime | None:
    return None if confirmed is None else confirmed + dt.timedelta(days=days)
