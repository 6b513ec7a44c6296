"""Rows written as OSM's opening_hours.

Rows that hold on the same days but differ on holidays are written in an order OSM can say:
first those closed on special days, then `PH off`, then those that are open regardless, joined
by a comma because a semicolon would replace. What OSM has no syntax for ("every second week")
is marked `unknown` and put in words, so that no other reader takes it for open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sozialatlas.directory.hours import comments
from sozialatlas.directory.hours.osm_syntax import FIRST_YEAR, LAST_YEAR, MONTHS, WEEKDAYS
from sozialatlas.directory.hours.rules import CLOSED, MIDNIGHT, ONLY, SAME, HoursRule

_ALL_DAY = "00:00-24:00"
# Written out, because a time after a comma would belong to the days before it.
_EVERY_DAY = "Mo-Su"


def to_osm(rules: Iterable[HoursRule]) -> str:
    """Return the text of rows; `from_osm` reads the same hours from it."""
    rows = list(rules)
    timed = [rule for rule in rows if rule.has_times or _is_weekday_appointment(rule)]
    words = [f'"{_fallback(rule)}"' for rule in rows if rule not in timed]
    spoken = [rule for rule in timed if _needs_words(rule, timed)]
    plain = [rule for rule in timed if rule not in spoken]
    text = _plain(plain)
    for clause in [*_only(plain), *(_spoken(rule) for rule in spoken)]:
        text = f"{text}, {clause}" if text else clause
    text = "24/7" if text == f"{_EVERY_DAY} {_ALL_DAY}" else text
    return " || ".join([text, *words] if text else words)


def _is_weekday_appointment(rule: HoursRule) -> bool:
    return rule.by_appointment and rule.weekday is not None


def _fallback(rule: HoursRule) -> str:
    day = f"{WEEKDAYS[rule.weekday]}: " if rule.weekday is not None else ""
    return f"{day}{_comment(rule)}"


def _plain(rows: Sequence[HoursRule]) -> str:
    """Return rows for ordinary days, in steps of `PH off` and `SH off`."""

    def having(on_holidays: str, in_vacations: str) -> list[str]:
        return _clauses(
            rule
            for rule in rows
            if (rule.on_holidays, rule.in_vacations) == (on_holidays, in_vacations)
        )

    both = having(CLOSED, CLOSED)
    holidays, vacations = having(CLOSED, SAME), having(SAME, CLOSED)
    steps = (
        (both, "SH off" if both and not vacations else ""),
        (holidays, "PH off" if both or holidays else ""),
        (vacations, "SH off" if vacations else ""),
        (having(SAME, SAME), ""),
    )
    text = ""
    for clauses, closing in steps:
        text = ", ".join([*([text] if text else []), *clauses])
        text = f"{text}; {closing}" if closing else text
    return text


def _needs_words(rule: HoursRule, rows: Sequence[HoursRule]) -> bool:
    if rule.by_appointment or rule.every_n_weeks > 1 or comments.has_two_seasons(rule):
        return True
    if ONLY in (rule.on_holidays, rule.in_vacations):
        return (rule.on_holidays, rule.in_vacations) not in ((ONLY, SAME), (SAME, ONLY))
    # After `SH off` no `PH off` can spare those that are open in vacations, and vice versa.
    return (rule.on_holidays, rule.in_vacations) == (SAME, CLOSED) and any(
        (other.on_holidays, other.in_vacations) == (CLOSED, SAME) for other in rows
    )


def _clauses(rules: Iterable[HoursRule]) -> list[str]:
    """Return one clause for the weekdays that share times, season and note."""
    times: dict[tuple[str, str, str], list[str]] = {}
    for rule in rules:
        key = (_season(rule), _day(rule), _comment_mark(rule))
        times.setdefault(key, []).append(_times(rule))
    days: dict[tuple[str, str, str], list[str]] = {}
    for (season, day, comment), spans in times.items():
        days.setdefault((season, ",".join(sorted(spans)), comment), []).append(day)
    return [
        " ".join(part for part in (season, _day_list(found), spans, comment) if part)
        for (season, spans, comment), found in days.items()
    ]


def _only(rules: Iterable[HoursRule]) -> list[str]:
    """Return the rows for holidays or vacations alone: "PH Mo" is a holiday on a Monday."""
    found = []
    for rule in rules:
        if ONLY in (rule.on_holidays, rule.in_vacations):
            special = "PH" if rule.on_holidays == ONLY else "SH"
            day = "" if rule.weekday is None else _day(rule)
            parts = (_season(rule), special, day, _times(rule), _comment_mark(rule))
            found.append(" ".join(part for part in parts if part))
    return found


def _spoken(rule: HoursRule) -> str:
    comment = f'unknown "{_comment(rule)}"'
    parts = (_season(rule), _day(rule), _times(rule), comment)
    return " ".join(part for part in parts if part)


def _comment(rule: HoursRule) -> str:
    if rule.by_appointment:
        words = comments.appointment(rule.note)
    else:
        words = comments.remark(rule.note) if rule.note else ""
    return comments.joined(comments.conditions(rule, with_special_days=rule.has_times), words)


def _comment_mark(rule: HoursRule) -> str:
    return f'"{comments.joined(comments.remark(rule.note))}"' if rule.note else ""


def _day(rule: HoursRule) -> str:
    if rule.weekday is None:
        return _EVERY_DAY
    week = "" if rule.week_of_month is None else f"[{rule.week_of_month}]"
    return f"{WEEKDAYS[rule.weekday]}{week}"


def _day_list(days: Sequence[str]) -> str:
    """Return days as OSM writes them: three and more in a row become a range."""
    if _EVERY_DAY in days:
        return _EVERY_DAY
    plain = sorted({WEEKDAYS.index(day) for day in days if day in WEEKDAYS})
    runs: list[list[int]] = []
    for day in plain:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    texts = [
        f"{WEEKDAYS[run[0]]}-{WEEKDAYS[run[-1]]}"
        if len(run) > 2
        else ",".join(WEEKDAYS[day] for day in run)
        for run in runs
    ]
    return ",".join([*texts, *(day for day in dict.fromkeys(days) if day not in WEEKDAYS)])


def _times(rule: HoursRule) -> str:
    if rule.opens is None or rule.closes is None:
        return ""
    if rule.opens == rule.closes == MIDNIGHT:
        return _ALL_DAY
    closes = "24:00" if rule.closes == MIDNIGHT else f"{rule.closes:%H:%M}"
    if rule.opens == rule.closes:
        # From 8:00 to 8:00 of the next day: OSM needs the hours counted on.
        closes = f"{rule.closes.hour + 24}:{rule.closes:%M}"
    return f"{rule.opens:%H:%M}-{closes}"


def _season(rule: HoursRule) -> str:
    if rule.season_from or rule.season_to:
        return f"{_month_day(rule.season_from or '01-01')}-{_month_day(rule.season_to or '12-31')}"
    if rule.valid_from is None and rule.valid_to is None:
        return ""
    first = rule.valid_from or dt.date(FIRST_YEAR, 1, 1)
    last = rule.valid_to or dt.date(LAST_YEAR, 12, 31)
    return f"{_date(first)}-{_date(last)}"


def _month_day(text: str) -> str:
    return f"{MONTHS[int(text[:2]) - 1]} {text[3:]}"


def _date(on: dt.date) -> str:
    return f"{on.year:04d} {MONTHS[on.month - 1]} {on:%d}"
