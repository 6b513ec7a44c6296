"""Which days somebody asks for: from a day on, or a month; never without bounds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sozialatlas.search.requests import BadRequestError

LIST_DAYS = 14
"""So many days stand on one page of the list, unless they hold too much."""
# Rules without an end go on for ever, and so would whoever follows "later".
_MONTHS_BACK, _MONTHS_AHEAD = 12, 24
_DAY = dt.timedelta(days=1)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year."""

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> Month:
        """Return the month that holds a day."""
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02}"

    @property
    def first(self) -> dt.date:
        """The first day."""
        return dt.date(self.year, self.number, 1)

    @property
    def last(self) -> dt.date:
        """The last day."""
        return self.plus(1).first - _DAY

    def plus(self, count: int) -> Month:
        """Return the month so many months later."""
        years, number = divmod(self.number - 1 + count, 12)
        return Month(self.year + years, number + 1)

    def until(self, last: Month) -> Iterator[Month]:
        """Yield the months from this one to another, both included."""
        month = self
        while month <= last:
            yield month
            month = month.plus(1)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The months that the calendar knows; both included."""

    first: Month
    last: Month

    @classmethod
    def around(cls, today: dt.date) -> Bounds:
        """Return the bounds on a day: a year back, two years ahead."""
        now = Month.of(today)
        return cls(now.plus(-_MONTHS_BACK), now.plus(_MONTHS_AHEAD))

    def day(self, text: str) -> dt.date:
        """Return the day of a text such as 2026-12-01.

        Raises: BadRequestError, if it is none, or beyond the bounds.
        """
        try:
            found = dt.date.fromisoformat(text) if _DATE.fullmatch(text) else None
        except ValueError:
            found = None
        if found is None or not self.first.first <= found <= self.last.last:
            raise BadRequestError("from", "is no day of the calendar")
        return found

    def month(self, text: str) -> Month:
        """Return the month of a text such as 2026-12.

        Raises: BadRequestError, if it is none, or beyond the bounds.
        """
        parts = _MONTH.fullmatch(text)
        found = Month(int(parts[1]), int(parts[2])) if parts else None
        if found is None or not 1 <= found.number <= 12 or not self.first <= found <= self.last:
            raise BadRequestError("month", "is no month of the calendar")
        return found
