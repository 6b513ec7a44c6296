"""Reads one time of a day: "9-12", "von 9 Uhr bis 12 Uhr", "zwischen 9 und 12"."""

from __future__ import annotations

from dataclasses import dataclass

from sozialatlas.directory.hours.typed_cursor import Cursor
from sozialatlas.directory.hours.typed_parts import Why
from sozialatlas.directory.hours.typed_words import Word

_DAY = 24 * 60
_NOON = 12 * 60
# A night at a shelter: 18 to 8. What takes longer is rather a slip, unless "next day" is said.
_LONGEST_NIGHT = 14 * 60


@dataclass(frozen=True, slots=True)
class TimeRange:
    """Minutes of the day from and to, and the places of its first and last word."""

    span: tuple[int, int]
    first: int
    last: int


def read_range(cursor: Cursor, later_hours: int) -> TimeRange | Why:
    """Return the time that begins here and go behind it; `later_hours` is 12 in the afternoon.

    Missing: `Why`, where it is none; the place is in `cursor.range_place`.
    """
    first = cursor.at
    middle = cursor.over(first + 1)
    last = cursor.over(middle + 1)
    is_between = cursor.kind(middle) == Word.AND and _says_between(cursor, first)
    if cursor.kind(middle) not in {Word.DASH, Word.TO} and not is_between:
        return _refused(cursor, first, first, Why.NO_END)
    if cursor.kind(last) == Word.NO_TIME:
        cursor.range_place, cursor.at = (last, last), last + 1
        return Why.NO_SUCH_TIME
    if cursor.kind(last) != Word.TIME:
        return _refused(cursor, first, first, Why.NO_END)
    third = cursor.over(last + 2)
    if cursor.kind(last + 1) == Word.DASH and cursor.kind(third) == Word.TIME:
        return _refused(cursor, first, third, Why.UNKNOWN)
    return _span(cursor, first, last, later_hours)


def _span(cursor: Cursor, first: int, last: int, later_hours: int) -> TimeRange | Why:
    opens, closes = cursor.tokens[first].value[0], cursor.tokens[last].value[0]
    if later_hours and opens < _NOON and closes <= _NOON:
        opens, closes = opens + _NOON, closes + _NOON
    is_next_day = cursor.kind(last + 1) == Word.NEXT_DAY
    opens %= _DAY
    if closes <= opens:
        closes += _DAY
        if not is_next_day and closes - opens > _LONGEST_NIGHT:
            return _refused(cursor, first, last, Why.ENDS_BEFORE)
    cursor.at = last + (2 if is_next_day else 1)
    return TimeRange((opens, closes), first, cursor.at - 1)


def _refused(cursor: Cursor, first: int, last: int, why: Why) -> Why:
    cursor.range_place, cursor.at = (first, last), last + 1
    return why


def _says_between(cursor: Cursor, first: int) -> bool:
    return first > 0 and cursor.tokens[first - 1].text.lower() == "zwischen"
