"""The grammar of OSM's opening_hours, as far as our rows can say it.

Source: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification, 2024.
`opening-hours-py` checks a whole text but does not show its parts, and reads "PH Mo" (a holiday
on a Monday) as "PH,Mo", and "Mo, Fr 9:00-12:00" as all of Monday; so the parts are read here.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from dataclasses import dataclass, field
from enum import StrEnum

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Years that stand for an open beginning or end.
FIRST_YEAR, LAST_YEAR = 1900, 9999
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TOKEN = re.compile(
    r'\s*(?:(?P<comment>"[^"]*")|(?P<always>24/7)|(?P<time>\d{1,2}:\d\d)|(?P<year>\d{4})'
    r"|(?P<number>\d{1,2})|(?P<word>[A-Za-z]+)|(?P<mark>\|\||[-,;\[\]:]))\s*"
)
_MODIFIERS = {"off": "off", "closed": "off", "open": "open", "unknown": "unknown"}


class NotRead(Exception):
    """This grammar does not know what stands at a place of the text."""


class Joiner(StrEnum):
    """How a rule stands to those before: it replaces their days, adds to them, or steps in."""

    REPLACES = ";"
    ADDS = ","
    FALLBACK = "||"


@dataclass(frozen=True, slots=True)
class Season:
    """Days of every year ("MM-DD") or between two dates; empty: always."""

    season_from: str = ""
    season_to: str = ""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """One entry of a list of days; weekday None is any."""

    weekday: int | None = None
    weeks_of_month: tuple[int, ...] = ()
    holiday: bool = False
    vacation: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """One rule of a text; no `days` is every day, no `times` the whole day."""

    joiner: Joiner
    seasons: tuple[Season, ...] = ()
    days: tuple[Days, ...] = ()
    times: tuple[tuple[dt.time, dt.time], ...] = ()
    modifier: str = ""
    comment: str = ""
    is_always: bool = False

    @property
    def says_when(self) -> bool:
        """Whether it names days or times at all."""
        return bool(self.seasons or self.days or self.times or self.is_always)


def clauses(text: str) -> tuple[Clause, ...]:
    """Return the rules of a text.

    Raises: NotRead, where the text leaves this grammar.
    """
    reader = _Reader(_tokens(text))
    found = [reader.clause(Joiner.REPLACES)]
    while reader.kind():
        # A semicolon at the very end says nothing.
        joiner = reader.joiner()
        if reader.kind():
            found.append(reader.clause(joiner))
    return tuple(found)


def _tokens(text: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            raise NotRead(text[position : position + 20])
        tokens.append((match.lastgroup, match[match.lastgroup]))
        position = match.end()
    return tokens


@dataclass
class _Reader:
    tokens: list[tuple[str, str]]
    position: int = field(default=0)

    def kind(self, ahead: int = 0) -> str:
        return self._token(ahead)[0]

    def value(self, ahead: int = 0) -> str:
        return self._token(ahead)[1]

    def take(self, kind: str) -> str:
        found, value = self._token(0)
        if found != kind:
            raise NotRead(value or "end of text")
        self.position += 1
        return value

    def skip(self, mark: str) -> bool:
        if self._token(0) == ("mark", mark):
            self.position += 1
            return True
        return False

    def joiner(self) -> Joiner:
        mark = self.take("mark")
        if mark not in set(Joiner):
            raise NotRead(mark)
        return Joiner(mark)

    def clause(self, joiner: Joiner) -> Clause:
        start = self.position
        if self.kind() == "always":
            self.position += 1
            is_always, seasons, days = True, [], []
            times: list[tuple[dt.time, dt.time]] = []
        else:
            is_always, seasons, days, times = False, self._seasons(), self._days(), self._times()
        modifier = ""
        if self.kind() == "word" and self.value().lower() in _MODIFIERS:
            modifier = _MODIFIERS[self.take("word").lower()]
        comment = self.take("comment")[1:-1] if self.kind() == "comment" else ""
        if self.position == start:
            raise NotRead(self.value() or "end of text")
        return Clause(
            joiner, tuple(seasons), tuple(days), tuple(times), modifier, comment, is_always
        )

    def _seasons(self) -> list[Season]:
        found: list[Season] = []
        while self._is_month() or self.kind() == "year":
            found.append(self._season())
            if self._is_listed(has_another=self._is_month(1) or self.kind(1) == "year"):
                self.position += 1
            else:
                self.skip(":")
                break
        return found

    def _season(self) -> Season:
        year, month, day = self._date(None)
        last_year, last_month, last_day = year, month, day
        if self.skip("-"):
            if self.kind() == "number" and day is not None:
                last_day = int(self.take("number"))
            else:
                last_year, last_month, last_day = self._date(year)
        if (day is None) != (last_day is None):
            raise NotRead("a month beside a day")
        last_day = last_day or _DAYS_IN_MONTH[last_month - 1]
        return _season((year, month, day or 1), (last_year, last_month, last_day))

    def _date(self, year: int | None) -> tuple[int | None, int, int | None]:
        if self.kind() == "year":
            year = int(self.take("year"))
        if not self._is_month():
            raise NotRead(self.value() or "end of text")
        month = MONTHS.index(self.take("word")) + 1
        # "Apr 10:00" is a month with a time: there the number is part of a time token.
        return year, month, int(self.take("number")) if self.kind() == "number" else None

    def _days(self) -> list[Days]:
        first = self._day_list()
        if first and self.kind() == "word" and self._is_day():
            return _both(first, self._day_list())
        if first:
            self.skip(":")
        return first

    def _day_list(self) -> list[Days]:
        found: list[Days] = []
        while self._is_day():
            found.extend(self._day_entry())
            if not self._is_listed(has_another=self._is_day(1)):
                break
            self.position += 1
        return found

    def _day_entry(self) -> list[Days]:
        name = self.take("word")
        if name in {"PH", "SH"}:
            return [Days(holiday=name == "PH", vacation=name == "SH")]
        first = last = WEEKDAYS.index(name)
        if self.value() == "-" and self.value(1) in WEEKDAYS:
            self.position += 1
            last = WEEKDAYS.index(self.take("word"))
        weeks = self._weeks_of_month() if self.value() == "[" else ()
        count = (last - first) % 7 + 1
        return [Days((first + step) % 7, weeks) for step in range(count)]

    def _weeks_of_month(self) -> tuple[int, ...]:
        self.take("mark")
        weeks: list[int] = []
        while not self.skip("]"):
            sign = -1 if self.skip("-") else 1
            first = sign * int(self.take("number"))
            last = int(self.take("number")) if sign == 1 and self.skip("-") else first
            weeks.extend(range(first, last + 1))
            self.skip(",")
        if not weeks or not set(weeks) <= {1, 2, 3, 4, 5, -1}:
            raise NotRead("week of the month")
        return tuple(weeks)

    def _times(self) -> list[tuple[dt.time, dt.time]]:
        found: list[tuple[dt.time, dt.time]] = []
        while self.kind() == "time":
            opens = self.take("time")
            if not self.skip("-"):
                raise NotRead(f"{opens} without an end")
            found.append(_span(opens, self.take("time")))
            if not self._is_listed(has_another=self.kind(1) == "time"):
                break
            self.position += 1
        return found

    def _is_listed(self, *, has_another: bool) -> bool:
        return self._token(0) == ("mark", ",") and has_another

    def _is_month(self, ahead: int = 0) -> bool:
        return self.value(ahead) in MONTHS

    def _is_day(self, ahead: int = 0) -> bool:
        return self.value(ahead) in {*WEEKDAYS, "PH", "SH"}

    def _token(self, ahead: int) -> tuple[str, str]:
        place = self.position + ahead
        return self.tokens[place] if place < len(self.tokens) else ("", "")


def _both(special: list[Days], weekdays: list[Days]) -> list[Days]:
    """Return days that are in both lists: "PH Mo" is a holiday that falls on a Monday."""
    if any(one.weekday is not None for one in special):
        raise NotRead("two lists of weekdays")
    return [
        Days(
            day.weekday,
            day.weeks_of_month,
            one.holiday or day.holiday,
            one.vacation or day.vacation,
        )
        for one, day in itertools.product(special, weekdays)
    ]


def _season(first: tuple[int | None, int, int], last: tuple[int | None, int, int]) -> Season:
    try:
        if first[0] is None:
            # A leap year, so that February 29 passes.
            begin, end = dt.date(2000, *first[1:]), dt.date(2000, *last[1:])
            return Season(season_from=f"{begin:%m-%d}", season_to=f"{end:%m-%d}")
        begin, end = dt.date(first[0], *first[1:]), dt.date(last[0] or first[0], *last[1:])
    except ValueError as error:
        raise NotRead(f"{first[2]}.{first[1]}. to {last[2]}.{last[1]}.") from error
    return Season(
        valid_from=None if begin.year <= FIRST_YEAR else begin,
        valid_to=None if end.year == LAST_YEAR else end,
    )


def _span(opens: str, closes: str) -> tuple[dt.time, dt.time]:
    start, end = _minutes(opens), _minutes(closes)
    if start >= 24 * 60 or end > 48 * 60 or end - start > 24 * 60 or start == end:
        raise NotRead(f"{opens}-{closes}")
    return _time(start), _time(end)


def _minutes(text: str) -> int:
    hour, _, minute = text.partition(":")
    if int(minute) > 59:
        raise NotRead(text)
    return int(hour) * 60 + int(minute)


def _time(minutes: int) -> dt.time:
    return dt.time(minutes // 60 % 24, minutes % 60)
