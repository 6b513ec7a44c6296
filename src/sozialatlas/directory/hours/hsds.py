"""HSDS schedules read into rows, the texts that real exports hold included.

Reads the standard's columns (`byday`, `freq`, `interval`, `bymonthday`, `opens_at`, `closes_at`,
`valid_from`, `valid_to`) and those of older exports (`weekday`: "Monday - Friday", "2nd & 4th
Saturday"; `opens`: "8:30AM", "24 Hours", "By appointment", "Closed").
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sozialatlas.directory.hours import comments
from sozialatlas.directory.hours.parsed import ParsedHours, Reason, kept_as_note
from sozialatlas.directory.hours.rules import MIDNIGHT, SAME, HoursError, HoursRule, check

_NAMES = ("mo", "tu", "we", "th", "fr", "sa", "su")
_WEEKDAY = (
    r"\b(mon(?:day)?|tue(?:s(?:day)?)?|we[dn](?:[nd]?esday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?|mo|tu|we|th|fr|sa|su)s?\b"
)
_RANGE = re.compile(rf"{_WEEKDAY}(?:\s*(?:-|to)\s*{_WEEKDAY})?")
_ORDINALS = {
    "1st": 1,
    "first": 1,
    "2nd": 2,
    "second": 2,
    "3rd": 3,
    "third": 3,
    "4th": 4,
    "fourth": 4,
    "5th": 5,
    "fifth": 5,
    "last": -1,
}
_EVERY_DAY = re.compile(r"24-7|7 days a week|daily|every ?day")
_FILLING = re.compile(r"\b(and|of|the|every|each|month)\b|[,&]|\s")
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS)})\b")
_CODED_DAY = re.compile(r"([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)")
_TIME = re.compile(r"(\d{1,2})(?::(\d\d))?(?::00)?\s*([ap])?\.?m?\.?(?:z|[+-]\d\d:\d\d)?")
_WHOLE_DAY = re.compile(r"24 hours|24[-/]7")


@dataclass(frozen=True, slots=True)
class _Days:
    """Weekdays, and in which weeks of the month; none: any."""

    weekdays: tuple[int | None, ...]
    weeks: tuple[int | None, ...] = (None,)


class _NotRead(ValueError):
    """A cell says something that rows cannot."""


def from_hsds(row: Mapping[str, str]) -> ParsedHours:
    """Return the rows of one line of a schedule; what cannot be read is kept as a note."""
    cells = {name: (value or "").strip() for name, value in row.items()}
    if not any(cells.get(name) for name in _SAYING):
        return ParsedHours()
    try:
        rules = _rules(cells)
        for rule in rules:
            check(rule)
    except (_NotRead, HoursError) as error:
        return kept_as_note(_text(cells), Reason.UNSUPPORTED, str(error))
    note = cells.get("notes") or cells.get("description") or ""
    return ParsedHours(tuple(replace(rule, note=rule.note or note) for rule in rules))


_SAYING = ("weekday", "byday", "opens", "closes", "opens_at", "closes_at", "notes", "description")


def _rules(cells: Mapping[str, str]) -> list[HoursRule]:
    opens = cells.get("opens") or cells.get("opens_at") or ""
    closes = cells.get("closes") or cells.get("closes_at") or ""
    if opens.lower() == "closed":
        return []
    days = _days(cells.get("weekday") or cells.get("byday") or "")
    base = _base(cells)
    if comments.read(opens).by_appointment:
        base = replace(base, by_appointment=True)
    else:
        base = _timed(base, opens, closes, cells.get("weekday", ""))
    return [
        replace(base, weekday=weekday, week_of_month=week)
        for weekday in days.weekdays
        for week in days.weeks
    ]


def _base(cells: Mapping[str, str]) -> HoursRule:
    every_n_weeks = 1
    interval = cells.get("interval") or "1"
    if interval != "1":
        if cells.get("freq") != "WEEKLY" or not interval.isdigit():
            raise _NotRead(f"interval {interval}")
        every_n_weeks = int(interval)
    if cells.get("schedule_holiday") or cells.get("bymonthday") or cells.get("byyearday"):
        raise _NotRead("days of the month or holidays")
    anchor_on = _date(cells.get("dtstart", ""))
    if every_n_weeks > 1 and anchor_on is None:
        raise _NotRead("dtstart is missing")
    return HoursRule(
        every_n_weeks=every_n_weeks,
        anchor_on=anchor_on if every_n_weeks > 1 else None,
        valid_from=_date(cells.get("valid_from", "")) or anchor_on,
        valid_to=_date(cells.get("valid_to", "")) or _date(cells.get("until", "")),
        on_holidays=SAME,
    )


def _days(text: str) -> _Days:
    coded = [_CODED_DAY.fullmatch(part.strip()) for part in text.split(",")]
    if all(coded):
        return _coded(tuple(match for match in coded if match))
    words = text.lower()
    if not words or _EVERY_DAY.fullmatch(words):
        return _Days((None,))
    weeks = tuple(dict.fromkeys(_ORDINALS[word] for word in _ORDINAL.findall(words)))
    rest = _ORDINAL.sub(" ", words)
    weekdays = [day for match in _RANGE.finditer(rest) for day in _range(match[1], match[2])]
    unread = _FILLING.sub("", _RANGE.sub("", rest))
    if unread or not weekdays:
        raise _NotRead(text)
    return _Days(tuple(dict.fromkeys(weekdays)), weeks or (None,))


def _coded(days: tuple[re.Match[str], ...]) -> _Days:
    weeks = tuple(dict.fromkeys(int(day[1]) if day[1] else None for day in days))
    weekdays = tuple(dict.fromkeys(_weekday(day[2]) for day in days))
    if len(weeks) > 1 and len(weekdays) > 1:
        raise _NotRead(",".join(day[0] for day in days))
    if not set(weeks) <= {None, 1, 2, 3, 4, 5, -1}:
        raise _NotRead(days[0][0])
    return _Days(weekdays, weeks)


def _range(first: str, last: str | None) -> list[int]:
    begin = _weekday(first)
    end = _weekday(last) if last else begin
    return [(begin + step) % 7 for step in range((end - begin) % 7 + 1)]


def _weekday(name: str) -> int:
    return _NAMES.index(name[:2].lower())


def _timed(base: HoursRule, opens: str, closes: str, weekday: str) -> HoursRule:
    if _WHOLE_DAY.fullmatch(opens.lower()) or (not opens and _WHOLE_DAY.fullmatch(weekday)):
        return replace(base, opens=MIDNIGHT, closes=MIDNIGHT)
    return replace(base, opens=_time(opens), closes=_time(closes))


def _time(text: str) -> dt.time:
    """Return a time; a bare number over 24 is minutes after midnight, as some exports count."""
    if text.isdigit() and 24 < int(text) < 24 * 60:
        return dt.time(int(text) // 60, int(text) % 60)
    match = _TIME.fullmatch(text.lower())
    if match is None:
        raise _NotRead(text or "no time")
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hour <= 12:
            raise _NotRead(text)
        hour = hour % 12 + (12 if match[3] == "p" else 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise _NotRead(text)
    return dt.time(hour % 24, minute)


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10]) if text else None
    except ValueError as error:
        raise _NotRead(text) from error


def _text(cells: Mapping[str, str]) -> str:
    """Return what the line says, for people."""
    days = cells.get("weekday") or cells.get("byday") or ""
    times = " - ".join(
        value
        for value in (
            cells.get("opens") or cells.get("opens_at"),
            cells.get("closes") or cells.get("closes_at"),
        )
        if value
    )
    note = cells.get("notes") or cells.get("description") or ""
    return " ".join(part for part in (days, times, note) if part)
