"""The week of a place as a table with seven lines, and remarks below it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sozialatlas.directory.hours import wording
from sozialatlas.directory.hours.rules import CLOSED, ONLY, HoursRule


@dataclass(frozen=True, slots=True)
class WeekLine:
    """One weekday: its name, its times in words (or "geschlossen")."""

    weekday: int
    name: str
    times: str
    is_today: bool
    is_closed: bool


@dataclass(frozen=True, slots=True)
class WeekTable:
    """Seven lines from Monday on, or none if no row names a time; then remarks."""

    lines: tuple[WeekLine, ...] = ()
    remarks: tuple[str, ...] = ()


def week_table(rules: Iterable[HoursRule], today: dt.date) -> WeekTable:
    """Return the table for a local day; rows that have expired are left out."""
    rows = [rule for rule in rules if rule.valid_to is None or rule.valid_to >= today]
    weekly = [rule for rule in rows if _is_weekly(rule)]
    lines = tuple(_line(number, weekly, today) for number in range(7)) if weekly else ()
    return WeekTable(lines, tuple(dict.fromkeys(_remarks(rows, weekly, today))))


def _is_weekly(rule: HoursRule) -> bool:
    """Return whether a row has a place in the table: a holiday's hours belong to no weekday."""
    if rule.weekday is None and rule.on_holidays == ONLY:
        return False
    return rule.has_times or (rule.by_appointment and rule.weekday is not None)


def _line(number: int, weekly: Sequence[HoursRule], today: dt.date) -> WeekLine:
    rows = [rule for rule in weekly if rule.weekday in (None, number)]
    agreed = _agreed(weekly)
    by_condition: dict[tuple[str, ...], list[HoursRule]] = {}
    for rule in rows:
        by_condition.setdefault(_qualifiers(rule, agreed, today), []).append(rule)
    groups = sorted(by_condition.items(), key=lambda group: _first_opening(group[1]))
    parts = [_part(condition, found) for condition, found in groups]
    return WeekLine(
        weekday=number,
        name=wording.weekday(number),
        times="; ".join(parts) or wording.closed(),
        is_today=number == today.weekday(),
        is_closed=not rows,
    )


def _first_opening(rows: Sequence[HoursRule]) -> dt.time:
    return min((rule.opens for rule in rows if rule.opens is not None), default=dt.time.max)


def _part(condition: tuple[str, ...], rows: Sequence[HoursRule]) -> str:
    text = _times(rows)
    words = ", ".join(condition)
    if text and words:
        return f"{text} ({words})"
    return text or words


def _times(rows: Sequence[HoursRule]) -> str:
    spans = sorted(
        {
            (rule.opens, rule.closes)
            for rule in rows
            if rule.opens is not None and rule.closes is not None
        }
    )
    return wording.times(spans) if spans else ""


def _agreed(weekly: Sequence[HoursRule]) -> tuple[bool, bool]:
    """Return whether all rows say the same on holidays, and in vacations."""
    return (
        len({rule.on_holidays for rule in weekly}) == 1,
        len({rule.in_vacations for rule in weekly}) == 1,
    )


def _qualifiers(rule: HoursRule, agreed: tuple[bool, bool], today: dt.date) -> tuple[str, ...]:
    holidays, vacations = wording.special_days(rule)
    found = list(wording.conditions(rule, today))
    if not agreed[0] or rule.on_holidays == ONLY:
        found.append(holidays)
    if not agreed[1] or rule.in_vacations == ONLY:
        found.append(vacations)
    return (*found, *([rule.note] if rule.note else []))


def _remarks(
    rows: Sequence[HoursRule], weekly: Sequence[HoursRule], today: dt.date
) -> Iterable[str]:
    special = [rule for rule in rows if rule not in weekly and rule.has_times]
    for rule in special:
        qualifiers = (*wording.conditions(rule, today), *([rule.note] if rule.note else []))
        yield wording.on_holidays_only(_part(qualifiers, [rule]))
    if weekly:
        holidays, vacations = _agreed(weekly)
        yield from wording.closed_on(
            holidays=not special and holidays and weekly[0].on_holidays == CLOSED,
            vacations=vacations and weekly[0].in_vacations == CLOSED,
        )
    for rule in rows:
        if rule not in weekly and not rule.has_times:
            yield rule.note or wording.remark_by_appointment()
