"""Local times as moments, on the days clocks change too."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo

# A list of results asks for the same times of the same two weeks again and again.
_remembered = lru_cache(maxsize=8192)


@_remembered
def beginning(on: dt.date, time: dt.time, zone: ZoneInfo) -> dt.datetime:
    """Return the first moment, in UTC, at which clocks show a time.

    A time that clocks skip in spring counts as if they had not been changed yet.
    """
    return dt.datetime.combine(on, time, zone).astimezone(dt.UTC)


@_remembered
def end(on: dt.date, time: dt.time, zone: ZoneInfo) -> dt.datetime:
    """Return the last moment, in UTC, at which clocks show a time.

    In the hour that comes twice in autumn that is the second one, so that whoever reads
    "until 2:30" off the wall is right both times.
    """
    first = beginning(on, time, zone)
    last = dt.datetime.combine(on, time.replace(fold=1), zone).astimezone(dt.UTC)
    return max(first, last)


def aware(at: dt.datetime) -> dt.datetime:
    """Return a moment in UTC.

    Raises: ValueError, if it has no time zone: guessing one would open doors an hour early.
    """
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return at.astimezone(dt.UTC)
