"""The usual week: which hours are open on a weekday, at a time of day.

Holidays and vacations are left aside. What opens every second week, or once a month, counts:
one can go there on such a day, and the record says on which.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sozialatlas.directory.hours import pattern as patterns_of_hours
from sozialatlas.directory.hours.rules import ONLY, HoursRule, falls_on
from sozialatlas.search.engine.reader import Opened
from sozialatlas.search.points import Ints
from sozialatlas.search.requests import DAYS

_FULL_DAY = 24 * 60
# Each week of a month comes up within five weeks, the fifth aside, which few months have.
_WEEKS = 5
_ANY_DAY = tuple(range(len(DAYS)))

Mask = NDArray[np.bool_]
Row = tuple[int, int, int]


class UsualWeek:
    """The usual week of all different hours of an index."""

    def __init__(self, patterns: Sequence[str], today: dt.date) -> None:
        """Read the hours as they are in the weeks from a day on."""
        self._patterns = patterns
        self._numbers = {pattern: number for number, pattern in enumerate(patterns)}
        rows = [(n, *row) for n, pattern in enumerate(patterns) for row in _rows(pattern, today)]
        columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
        self._owner, self._day, self._opens, self._closes = columns
        self._masks: dict[tuple[tuple[str, ...], dt.time | None], Mask] = {}

    def open_patterns(self, days: tuple[str, ...], time: dt.time | None) -> list[str]:
        """Return the hours that are open on one of the days (or any), at a time (or ever)."""
        chosen = np.flatnonzero(self._mask(days, time))
        return [self._patterns[number] for number in chosen.tolist()]

    def counts(self, by_pattern: Mapping[str, int]) -> Ints:
        """Return counts of hours in the order of the week's own list, for `count`."""
        counts = np.zeros(len(self._patterns), dtype=np.int64)
        for pattern, count in by_pattern.items():
            counts[self._numbers[pattern]] = count
        return counts

    def count(self, counts: Ints, days: tuple[str, ...], time: dt.time | None) -> int:
        """Return how many records are open, from the counts of their hours."""
        return int(counts[self._mask(days, time)].sum())

    def _mask(self, days: tuple[str, ...], time: dt.time | None) -> Mask:
        held = self._masks.get((days, time))
        if held is None:
            if len(self._masks) > _FULL_DAY:
                self._masks.clear()
            held = self._masks[days, time] = self._open(days, time)
        return held

    def _open(self, days: tuple[str, ...], time: dt.time | None) -> Mask:
        mask = np.zeros(len(self._patterns), dtype=np.bool_)
        for day in [DAYS.index(each) for each in days] or _ANY_DAY:
            today, night_before = self._day == day, self._day == (day - 1) % len(DAYS)
            if time is not None:
                minute = time.hour * 60 + time.minute
                today &= (self._opens <= minute) & (minute < self._closes)
                today |= night_before & (minute + _FULL_DAY < self._closes)
            mask[self._owner[today]] = True
        return mask


def usual_week(today: dt.date, opened: Opened) -> UsualWeek:
    """Return the usual week of an index as it is on a day."""
    return _usual_week(today, opened.patterns)


@lru_cache(maxsize=4)
def _usual_week(today: dt.date, patterns: tuple[str, ...]) -> UsualWeek:
    return UsualWeek(patterns, today)


@lru_cache(maxsize=32_768)
def _rows(pattern: str, today: dt.date) -> tuple[Row, ...]:
    _region, rules = patterns_of_hours.decode(pattern)
    return tuple(row for rule in rules for row in _days(rule, today))


def _days(rule: HoursRule, today: dt.date) -> Iterator[Row]:
    """Yield weekday, opening and closing minute; closing past midnight is over 24 hours."""
    if rule.opens is None or rule.closes is None:
        return
    if ONLY in (rule.on_holidays, rule.in_vacations):
        return
    opens = rule.opens.hour * 60 + rule.opens.minute
    closes = rule.closes.hour * 60 + rule.closes.minute
    if closes <= opens:
        closes += _FULL_DAY
    coming = [today + dt.timedelta(days=number) for number in range(7 * _WEEKS)]
    for day in sorted({on.weekday() for on in coming if falls_on(rule, on)}):
        yield day, opens, closes
