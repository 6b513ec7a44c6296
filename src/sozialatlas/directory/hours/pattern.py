"""Opening hours as one short text for the search index, and which of them are open now.

A pattern is `region|row;row`, a row `weekdays times conditions`, for example
`DE-HE|01234 0800-1200,1400-1800 hc;2 0900-1100 w2 hc`. Conditions: `w2` second in the month
(`w-1` last), `n2+1` every second week with remainder 1, `s0401-0930` season, `f20260101` and
`t20261231` first and last day, `hc` `ho` closed or only on holidays, `vc` `vo` in vacations.
Equal hours give equal texts. Notes and appointments are left out: they never open a door.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from sozialatlas.directory.hours import clock
from sozialatlas.directory.hours.calendar import calendar_for
from sozialatlas.directory.hours.intervals import opening_on
from sozialatlas.directory.hours.rules import (
    CLOSED,
    ONLY,
    SAME,
    HoursError,
    HoursRule,
    week_number,
)

_EVERY_DAY = range(7)
_FULL_DAY = 24 * 60
_DAY = dt.timedelta(days=1)
_SPECIAL = {CLOSED: "c", ONLY: "o"}
_SPECIAL_BACK = {"c": CLOSED, "o": ONLY}
_ROW = re.compile(
    r"(?P<weekdays>[0-6]{1,7}) (?P<times>\d{4}-\d{4}(?:,\d{4}-\d{4})*)"
    r"(?: w(?P<week>-1|[1-5]))?(?: n(?P<weeks>\d+)\+(?P<remainder>\d+))?"
    r"(?: s(?P<first>\d{4})-(?P<last>\d{4}))?"
    r"(?: f(?P<valid_from>\d{8}))?(?: t(?P<valid_to>\d{8}))?"
    r"(?: h(?P<holidays>[co]))?(?: v(?P<vacations>[co]))?"
)

Spans = tuple[tuple[float, float], ...]


def encode(rules: Iterable[HoursRule], region: str = "") -> str:
    """Return the text of a schedule; empty if it can never be open."""
    minutes: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for rule in rules:
        if rule.can_open:
            for weekday in _EVERY_DAY if rule.weekday is None else (rule.weekday,):
                minutes.setdefault((weekday, _conditions(rule)), []).append(_minutes(rule))
    weekdays: dict[tuple[str, str], str] = {}
    for (weekday, conditions), spans in sorted(minutes.items()):
        key = (_times(spans), conditions)
        weekdays[key] = weekdays.get(key, "") + str(weekday)
    rows = sorted(f"{days} {times}{conditions}" for (times, conditions), days in weekdays.items())
    return f"{region}|{';'.join(rows)}" if rows else ""


def decode(pattern: str) -> tuple[str, tuple[HoursRule, ...]]:
    """Return region and rows of a text.

    Raises: HoursError, if `encode` did not write it.
    """
    if not pattern:
        return "", ()
    region, separator, rows = pattern.partition("|")
    if not separator:
        raise HoursError("pattern", f"{pattern!r} has no region")
    return region, tuple(rule for row in rows.split(";") for rule in _rules(row))


class OpenNow:
    """Tells which of thousands of patterns are open; each is worked out once a day.

    `region` is for patterns that name none.
    """

    # Today, and yesterday for requests that were asked just before midnight.
    _KEPT_DAYS = 2

    def __init__(self, zone: ZoneInfo, region: str = "") -> None:
        self._zone = zone
        self._region = region
        self._days: OrderedDict[dt.date, dict[str, Spans]] = OrderedDict()

    def open_patterns(self, patterns: Iterable[str], at: dt.datetime) -> frozenset[str]:
        """Return the patterns that are open at a moment."""
        moment = clock.aware(at)
        stamp = moment.timestamp()
        on = moment.astimezone(self._zone).date()
        known = self._known(on)
        found = []
        for pattern in patterns:
            spans = known.get(pattern)
            if spans is None:
                spans = known[pattern] = self._spans(pattern, on)
            for start, end in spans:
                if start <= stamp < end:
                    found.append(pattern)
                    break
        return frozenset(found)

    def _known(self, on: dt.date) -> dict[str, Spans]:
        known = self._days.get(on)
        if known is None:
            known = self._days[on] = {}
            while len(self._days) > self._KEPT_DAYS:
                self._days.popitem(last=False)
        return known

    def _spans(self, pattern: str, on: dt.date) -> Spans:
        region, rules = _decoded(pattern)
        calendar = calendar_for(region or self._region)
        return tuple(
            (one.starts_at.timestamp(), one.ends_at.timestamp())
            for day in (on - _DAY, on)
            for one in opening_on(rules, day, calendar, self._zone)
        )


@functools.lru_cache(maxsize=32768)
def _decoded(pattern: str) -> tuple[str, tuple[HoursRule, ...]]:
    return decode(pattern)


def _conditions(rule: HoursRule) -> str:
    parts = []
    if rule.week_of_month is not None:
        parts.append(f"w{rule.week_of_month}")
    if rule.every_n_weeks > 1 and rule.anchor_on is not None:
        parts.append(f"n{rule.every_n_weeks}+{week_number(rule.anchor_on) % rule.every_n_weeks}")
    if rule.season_from or rule.season_to:
        season = f"{rule.season_from or '01-01'}.{rule.season_to or '12-31'}"
        parts.append("s" + season.replace("-", "").replace(".", "-"))
    if rule.valid_from is not None:
        parts.append("f" + rule.valid_from.isoformat().replace("-", ""))
    if rule.valid_to is not None:
        parts.append("t" + rule.valid_to.isoformat().replace("-", ""))
    if rule.on_holidays in _SPECIAL:
        parts.append("h" + _SPECIAL[rule.on_holidays])
    if rule.in_vacations in _SPECIAL:
        parts.append("v" + _SPECIAL[rule.in_vacations])
    return "".join(f" {part}" for part in parts)


def _minutes(rule: HoursRule) -> tuple[int, int]:
    assert rule.opens is not None
    assert rule.closes is not None
    opens = rule.opens.hour * 60 + rule.opens.minute
    closes = rule.closes.hour * 60 + rule.closes.minute
    return opens, closes if closes > opens else closes + _FULL_DAY


def _times(spans: list[tuple[int, int]]) -> str:
    """Return the times of a day, those that touch or overlap made one."""
    merged: list[tuple[int, int]] = []
    for opens, closes in sorted(spans):
        # A joined night longer than a day could not be told from a short one.
        if (
            merged
            and opens <= merged[-1][1]
            and max(closes, merged[-1][1]) - merged[-1][0] <= (_FULL_DAY)
        ):
            merged[-1] = (merged[-1][0], max(closes, merged[-1][1]))
        else:
            merged.append((opens, closes))
    return ",".join(f"{_clock(opens)}-{_clock(closes % _FULL_DAY)}" for opens, closes in merged)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}{minutes % 60:02d}"


def _rules(row: str) -> Iterator[HoursRule]:
    match = _ROW.fullmatch(row)
    if match is None:
        raise HoursError("pattern", f"{row!r} is no row of a pattern")
    rule = _row_conditions(match)
    for weekday in match["weekdays"]:
        for times in match["times"].split(","):
            opens, _, closes = times.partition("-")
            yield dataclasses.replace(
                rule, weekday=int(weekday), opens=_time(opens), closes=_time(closes)
            )


def _row_conditions(match: re.Match[str]) -> HoursRule:
    weeks = int(match["weeks"] or 1)
    return HoursRule(
        every_n_weeks=weeks,
        anchor_on=_anchor(weeks, int(match["remainder"])) if weeks > 1 else None,
        week_of_month=int(match["week"]) if match["week"] else None,
        season_from=_season_day(match["first"]),
        season_to=_season_day(match["last"]),
        valid_from=_date(match["valid_from"]),
        valid_to=_date(match["valid_to"]),
        on_holidays=_SPECIAL_BACK.get(match["holidays"], SAME),
        in_vacations=_SPECIAL_BACK.get(match["vacations"], SAME),
    )


def _anchor(weeks: int, remainder: int) -> dt.date:
    """Return a Monday whose week leaves the remainder."""
    return dt.date.fromordinal((weeks + remainder) * 7 + 1)


def _season_day(text: str | None) -> str:
    return f"{text[:2]}-{text[2:]}" if text else ""


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _time(text: str) -> dt.time:
    return dt.time(int(text[:2]), int(text[2:]))
