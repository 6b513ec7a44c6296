"""Which records are open at a moment: the different hours are judged once a minute."""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings

from sozialatlas.directory.hours.pattern import OpenNow
from sozialatlas.search.engine.reader import Opened


def open_patterns(moment: dt.datetime, opened: Opened) -> tuple[str, ...]:
    """Return the hours, as the index has them, that are open at a moment."""
    minute = moment.replace(second=0, microsecond=0)
    return _open_patterns(minute, opened.patterns)


@lru_cache(maxsize=8)
def _open_patterns(minute: dt.datetime, patterns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(_judge(settings.TIME_ZONE).open_patterns(patterns, minute)))


@cache
def _judge(time_zone: str) -> OpenNow:
    return OpenNow(ZoneInfo(time_zone))
