"""Days with their times, as they were read, and the rows that come of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from sozialatlas.directory.hours.rules import CLOSED, ONLY, SAME, HoursRule

Span = tuple[int, int]
"""Minutes of the day, from and to; 24:00 is 1440."""

_DAY_MINUTES = 24 * 60
EVERY_DAY = tuple(range(7))


@dataclass
class Conditions:
    """On which days times hold besides their weekdays; empty or None: nothing was said.

    `place` is where "every second week" stands.
    """

    season: tuple[str, str] | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    weeks: int = 1
    anchor_on: dt.date | None = None
    holidays: str | None = None
    vacations: str | None = None
    place: tuple[int, int] | None = None

    def take(self, other: Conditions) -> None:
        """Fill in what was not said here."""
        self.season = self.season or other.season
        self.valid_from = self.valid_from or other.valid_from
        self.valid_to = self.valid_to or other.valid_to
        if self.weeks == 1:
            self.weeks, self.place = other.weeks, other.place
        self.anchor_on = self.anchor_on or other.anchor_on
        self.holidays = self.holidays or other.holidays
        self.vacations = self.vacations or other.vacations

    @property
    def are_days(self) -> bool:
        """Whether they name days of the year."""
        return bool(self.season or self.valid_from or self.valid_to)


@dataclass
class Block:
    """Weekdays, each with its weeks of the month, and times; or that these days are closed."""

    start: int = -1
    end: int = -1
    days: dict[int, tuple[int, ...]] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    conditions: Conditions = field(default_factory=Conditions)
    is_every_day: bool = False
    is_holiday: bool = False
    is_closed: bool = False
    is_all_day: bool = False
    by_appointment: bool = False
    replaces_in_vacations: bool = False
    note: str = ""
    open_end: int | None = None
    days_come_last: bool = False
    is_broken: bool = False
    lead: Conditions | None = None

    @property
    def has_days(self) -> bool:
        """Whether it was said on which days."""
        return bool(self.days) or self.is_every_day or self.is_holiday

    @property
    def has_times(self) -> bool:
        """Whether it was said when, or that it is closed."""
        return bool(
            self.spans or self.by_appointment or self.is_closed or self.open_end is not None
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said at all."""
        return not self.has_days and not self.has_times

    def touch(self, start: int, end: int) -> None:
        """Let the block reach over a place of the text."""
        self.start = start if self.start < 0 else min(self.start, start)
        self.end = max(self.end, end)

    def without_days(self, gone: Iterable[int]) -> None:
        """Take weekdays away."""
        if self.is_every_day and not self.days:
            self.days = dict.fromkeys(EVERY_DAY, ())
        for day in gone:
            self.days.pop(day, None)

    def without_span(self, gone: Span) -> bool:
        """Take a time out of the times, such as a pause at noon; return whether it lay inside."""
        first, last = gone
        for index, (opens, closes) in enumerate(self.spans):
            if opens <= first < last <= closes:
                rest = [(opens, first), (last, closes)]
                self.spans[index : index + 1] = [span for span in rest if span[0] < span[1]]
                return True
        return False


def rules_of(block: Block) -> Iterator[HoursRule]:
    """Return the rows of a block."""
    said = block.conditions
    base = HoursRule(
        every_n_weeks=said.weeks,
        anchor_on=said.anchor_on if said.weeks > 1 else None,
        season_from=said.season[0] if said.season else "",
        season_to=said.season[1] if said.season else "",
        valid_from=said.valid_from,
        valid_to=said.valid_to,
        on_holidays=said.holidays or _usual(block),
        in_vacations=said.vacations or SAME,
        by_appointment=block.by_appointment,
        note=block.note,
    )
    for weekday, week in _weekdays(block):
        yield from _timed(replace(base, weekday=weekday, week_of_month=week), block)
    if block.is_holiday:
        yield from _timed(replace(base, on_holidays=ONLY), block)


def _usual(block: Block) -> str:
    """Return what holds on holidays where nobody says it: only "every day" means them too."""
    return usual_on_holidays(
        is_every_day=block.is_every_day or (block.by_appointment and not block.has_days)
    )


def usual_on_holidays(*, is_every_day: bool) -> str:
    """Return what a text means on public holidays that does not speak of them."""
    return SAME if is_every_day else CLOSED


def _weekdays(block: Block) -> Iterator[tuple[int | None, int | None]]:
    if not block.days and (block.is_every_day or not block.is_holiday):
        yield None, None
    for day, weeks in sorted(block.days.items()):
        yield from ((day, week) for week in weeks or (None,))


def _timed(rule: HoursRule, block: Block) -> Iterator[HoursRule]:
    if not block.spans:
        yield rule
    for opens, closes in block.spans:
        yield replace(rule, opens=_time(opens), closes=_time(closes))


def _time(minutes: int) -> dt.time:
    return dt.time(minutes % _DAY_MINUTES // 60, minutes % 60)
