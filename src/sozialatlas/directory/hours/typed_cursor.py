"""A place among the words of typed hours, and what stands around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from sozialatlas.directory.hours.typed_tokens import Token
from sozialatlas.directory.hours.typed_words import Word

STOP = Token(Word.END, -1, -1, "")
_DAY_SIGNS = frozenset({Word.DASH, Word.AND, Word.COMMA, Word.FILLER, Word.EVERY})
_DAYS = frozenset({Word.DAY, Word.EVERY_DAY, Word.ORDINAL})
_RANGE = frozenset({Word.DASH, Word.TO})


@dataclass
class DayList:
    """Weekdays as they stand in a row: "Sonn- und Feiertage", "1. und 3. Dienstag".

    `unclear` is the place of "jeden zweiten Dienstag": in the month, or every second one?
    """

    days: dict[int, tuple[int, ...]] = field(default_factory=dict)
    is_every_day: bool = False
    is_holiday: bool = False
    unclear: tuple[int, int] | None = None


class Cursor:
    """Walks over words, from the first on."""

    def __init__(self, found: Sequence[Token]) -> None:
        self.tokens = found
        self.at = 0
        self.range_place = (0, 0)

    def peek(self, ahead: int = 0) -> Token:
        """Return a word further on."""
        index = self.at + ahead
        return self.tokens[index] if 0 <= index < len(self.tokens) else STOP

    def over(self, index: int, kinds: frozenset[Word] = frozenset({Word.FILLER})) -> int:
        """Return the place of the next word of another kind."""
        while index < len(self.tokens) and self.tokens[index].kind in kinds:
            index += 1
        return index

    def kind(self, index: int) -> Word:
        """Return what a word says; behind the last one stands an end."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else Word.END

    def before(self) -> Word:
        """Return what stands before, fillers and small words left aside."""
        index = self.at - 1
        small = {Word.FILLER, Word.NOT, Word.ONLY, Word.ALSO, Word.VALID, Word.EVERY}
        while index >= 0 and self.tokens[index].kind in small:
            index -= 1
        return self.kind(index)

    def day_list(self) -> DayList:
        """Read weekdays from here on, and go behind them."""
        ordinals: list[int] = []
        found, first = DayList(), self.at
        index = self.at
        while True:
            token = self.tokens[index]
            if token.kind == Word.ORDINAL:
                previous = self.kind(self.over(index - 1)) if index else Word.END
                ordinals = ordinals if previous == Word.ORDINAL or ordinals else []
                ordinals = [*ordinals, token.value[0]]
            elif token.kind == Word.DAY:
                index = self._day_range(index, found, tuple(ordinals))
            elif token.kind == Word.EVERY_DAY:
                found.is_every_day = True
            else:
                found.is_holiday = True
            self.at = index + 1
            following = self.over(index + 1, _DAY_SIGNS)
            joined = {self.kind(each) for each in range(index + 1, following)} - {Word.FILLER}
            is_day = self.kind(following) in _DAYS
            if not (is_day or (self.kind(following) == Word.HOLIDAY and joined)):
                break
            if is_day and joined & {Word.AND, Word.COMMA} and token.kind == Word.DAY:
                is_ordinal = self.kind(following) == Word.ORDINAL
                ordinals = [] if is_ordinal else ordinals
            index = following
        if len(ordinals) == 1 and ordinals[0] > 1 and self.kind(first) == Word.ORDINAL:
            found.unclear = (first, self.at - 1)
        return found

    def _day_range(self, index: int, found: DayList, weeks: tuple[int, ...]) -> int:
        """Put a weekday or a range of them in; return the place of its last word."""
        first = self.tokens[index].value
        middle = self.over(index + 1)
        last = self.over(middle + 1)
        days = first
        if self.kind(middle) in _RANGE and self.kind(last) == Word.DAY:
            begin, end = first[0], self.tokens[last].value[0]
            days = tuple((begin + step) % 7 for step in range((end - begin) % 7 + 1))
            index = last
        for day in days:
            found.days[day] = (*found.days.get(day, ()), *weeks)
        return index


def date_of(token: Token, year: int) -> dt.date | None:
    """Return the day of a date, in a year where it names none; None where there is no such day."""
    day, month, own = token.value
    try:
        return dt.date(own or year, month, day)
    except ValueError:
        return None


def next_date(token: Token, today: dt.date) -> dt.date | None:
    """Return the day of a date; without a year the next one."""
    found = date_of(token, today.year)
    if found is not None and not token.value[2] and found < today:
        return date_of(token, today.year + 1)
    return found


def season_day(token: Token, *, is_last: bool = False) -> str:
    """Return the day of the year that a month or date begins or ends with."""
    if token.kind == Word.DATE:
        return f"{token.value[1]:02d}-{token.value[0]:02d}"
    month = token.value[0]
    # A leap year, so that February has all its days.
    last = (dt.date(2000, month % 12 + 1, 1) - dt.timedelta(days=1)).day
    return f"{month:02d}-{last if is_last else 1:02d}"
