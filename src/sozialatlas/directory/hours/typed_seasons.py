"""Reads on which days of the year hours hold: months, dates, every second week."""

from __future__ import annotations

import datetime as dt

from sozialatlas.directory.hours.typed_blocks import Conditions
from sozialatlas.directory.hours.typed_cursor import date_of, next_date, season_day
from sozialatlas.directory.hours.typed_parts import Why
from sozialatlas.directory.hours.typed_state import ReadingState
from sozialatlas.directory.hours.typed_words import Word

_RANGE = frozenset({Word.DASH, Word.TO})
_DAY = dt.timedelta(days=1)
# A leap year, so that February 29 is a day.
_ANY_LEAP_YEAR = 2000


def read_conditions(reader: ReadingState, today: dt.date, *, is_not: bool) -> Conditions | None:
    """Return what is said from here on, and go behind it; None where a problem was noted.

    `is_not`: "nicht im August" holds for the rest of the year.
    """
    kind = reader.peek().kind
    if kind == Word.CYCLE:
        return _cycle(reader, today)
    if kind in {Word.FROM, Word.TO}:
        return _bounded(reader, today)
    second = _second(reader)
    if kind == Word.MONTH:
        return _months(reader, second, is_not=is_not)
    if second is None or is_not:
        reader.problem(reader.at, second or reader.at, Why.SINGLE_DAY)
        reader.at = (second or reader.at) + 1
        reader.at = reader.over(reader.at) if _is_closed(reader) else reader.at
        return None
    return _dates(reader, second, today)


def _is_closed(reader: ReadingState) -> bool:
    return reader.kind(reader.over(reader.at)) == Word.CLOSED


def _second(reader: ReadingState) -> int | None:
    """Return the place of what follows "bis", if it is of the same kind."""
    kind = reader.peek().kind
    middle = reader.over(reader.at + 1)
    last = reader.over(middle + 1)
    return last if reader.kind(middle) in _RANGE and reader.kind(last) == kind else None


def _months(reader: ReadingState, second: int | None, *, is_not: bool) -> Conditions:
    first = reader.peek()
    last = reader.tokens[second] if second is not None else first
    reader.at = (reader.at if second is None else second) + 1
    season = (season_day(first), season_day(last, is_last=True))
    if is_not or _is_closed(reader):
        reader.at = reader.over(reader.at) + 1 if _is_closed(reader) else reader.at
        season = _rest_of_year(*season)
    return Conditions(season=season)


def _rest_of_year(first: str, last: str) -> tuple[str, str]:
    begin = dt.date.fromisoformat(f"{_ANY_LEAP_YEAR}-{last}") + _DAY
    end = dt.date.fromisoformat(f"{_ANY_LEAP_YEAR}-{first}") - _DAY
    return f"{begin:%m-%d}", f"{end:%m-%d}"


def _dates(reader: ReadingState, second: int, today: dt.date) -> Conditions | None:
    first_at, first, last = reader.at, reader.peek(), reader.tokens[second]
    reader.at = second + 1
    until = date_of(last, _ANY_LEAP_YEAR if not last.value[2] else today.year)
    since = date_of(first, last.value[2] or _ANY_LEAP_YEAR)
    for at, found in ((first_at, since), (second, until)):
        if found is None:
            reader.problem(at, at, Why.NO_SUCH_DAY)
            return None
    assert since is not None
    assert until is not None
    if not last.value[2] and not first.value[2]:
        return Conditions(season=(season_day(first), season_day(last)))
    if since > until and not first.value[2]:
        since = since.replace(year=since.year - 1)
    if since > until:
        reader.problem(first_at, second, Why.ENDS_BEFORE)
        return None
    return Conditions(valid_from=since, valid_to=until)


def _bounded(reader: ReadingState, today: dt.date) -> Conditions | None:
    """Read "ab …" or "bis …"."""
    start, is_from = reader.at, reader.peek().kind == Word.FROM
    at = reader.over(start + 1)
    kind = reader.kind(at)
    if kind == Word.DATE:
        found = next_date(reader.tokens[at], today)
        reader.at = at + 1
        if found is None:
            reader.problem(at, at, Why.NO_SUCH_DAY)
            return None
        return Conditions(valid_from=found) if is_from else Conditions(valid_to=found)
    if kind == Word.TIME and is_from and reader.block.has_days and not reader.block.has_times:
        reader.block.open_end = reader.tokens[at].value[0]
        reader.touch(start, at)
    elif kind in {Word.TIME, Word.MONTH, Word.NO_TIME}:
        why = Why.NO_END if is_from else Why.NO_BEGINNING
        reader.problem(start, at, Why.LOOSE_SEASON if kind == Word.MONTH else why)
        reader.block.is_broken = True
    else:
        reader.problem(start, start, Why.UNKNOWN)
        at = start
    reader.at = at + 1
    return None


def _cycle(reader: ReadingState, today: dt.date) -> Conditions:
    start = reader.at
    weeks = reader.peek().value[0]
    reader.at += 1
    middle = reader.over(reader.at, frozenset({Word.FILLER, Word.COMMA}))
    at = reader.over(middle + 1)
    found = Conditions(weeks=weeks, place=(start, start))
    if reader.kind(middle) == Word.FROM and reader.kind(at) == Word.DATE:
        found.anchor_on = next_date(reader.tokens[at], today)
        if found.anchor_on is None:
            reader.problem(at, at, Why.NO_SUCH_DAY)
        reader.at = at + 1
    return found
