"""One structured row of opening hours."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from sozialatlas.directory.errors import DirectoryError

SAME = "same"
CLOSED = "closed"
ONLY = "only"
SPECIALS = (SAME, CLOSED, ONLY)
WEEKS_OF_MONTH = (1, 2, 3, 4, 5, -1)
MIDNIGHT = dt.time()
_WEEK = dt.timedelta(days=7)
_SEASON_DAY = re.compile(r"(\d\d)-(\d\d)")
# Two years; a larger number of weeks is a typing error, and more than its column may hold.
MOST_WEEKS = 104
# A leap year: February 29 is a valid day of a season.
_ANY_LEAP_YEAR = 2000


class HoursError(DirectoryError):
    """Opening hours say something that cannot be; `field` names the part."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursRule:
    """One row: a weekday (Monday is 0; None: every day) and a time, or an appointment, or a note.

    `closes` not after `opens` reaches into the next day; 0:00 to 0:00 is the whole day.
    `every_n_weeks` counts from the week of `anchor_on`; `week_of_month` is 1 to 5, or -1 for the
    last one. A season is two days of the year, "MM-DD", and may cross the new year.
    """

    weekday: int | None = None
    opens: dt.time | None = None
    closes: dt.time | None = None
    every_n_weeks: int = 1
    anchor_on: dt.date | None = None
    week_of_month: int | None = None
    season_from: str = ""
    season_to: str = ""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    on_holidays: str = CLOSED
    in_vacations: str = SAME
    by_appointment: bool = False
    note: str = ""

    @property
    def has_times(self) -> bool:
        """Whether the row names a time at all."""
        return self.opens is not None and self.closes is not None

    @property
    def can_open(self) -> bool:
        """Whether the row can make a place open: an appointment never counts as open."""
        return self.has_times and not self.by_appointment

    @property
    def is_note(self) -> bool:
        """Whether the row is only a text."""
        return not self.has_times and not self.by_appointment


def falls_on(rule: HoursRule, on: dt.date) -> bool:
    """Return whether the row speaks of a day, holidays and vacations left aside."""
    return (
        rule.weekday in (None, on.weekday())
        and _is_valid(rule, on)
        and _is_in_season(rule, on)
        and _is_in_week_of_month(rule, on)
        and _is_in_cycle(rule, on)
    )


def check(rule: HoursRule) -> None:
    """Do nothing for a row that makes sense.

    Raises: HoursError, naming the first field that does not.
    """
    _check_times(rule)
    _check_days(rule)
    for field in ("season_from", "season_to"):
        _check_season_day(field, getattr(rule, field))
    if bool(rule.season_from) != bool(rule.season_to):
        raise HoursError("season_to", "a season needs a first and a last day")
    if rule.valid_from and rule.valid_to and rule.valid_to < rule.valid_from:
        raise HoursError("valid_to", "lies before the first day")
    for field in ("on_holidays", "in_vacations"):
        if getattr(rule, field) not in SPECIALS:
            raise HoursError(field, f"must be one of {', '.join(SPECIALS)}")


def _check_times(rule: HoursRule) -> None:
    for field, time in (("opens", rule.opens), ("closes", rule.closes)):
        if time and (time.tzinfo or time.second or time.microsecond):
            raise HoursError(field, "must be hours and minutes without a time zone")
    if (rule.opens is None) != (rule.closes is None):
        raise HoursError("closes", "a time needs a beginning and an end")
    if rule.is_note and not rule.note:
        raise HoursError("opens", "give a time, an appointment or a note")


def _check_days(rule: HoursRule) -> None:
    if rule.weekday is not None and rule.weekday not in range(7):
        raise HoursError("weekday", "must be 0 (Monday) to 6 (Sunday)")
    if not 1 <= rule.every_n_weeks <= MOST_WEEKS:
        raise HoursError("every_n_weeks", f"must be 1 to {MOST_WEEKS}")
    if rule.every_n_weeks > 1 and rule.anchor_on is None:
        raise HoursError("anchor_on", "every n weeks needs a day to count from")
    if rule.week_of_month is not None:
        if rule.week_of_month not in WEEKS_OF_MONTH:
            raise HoursError("week_of_month", "must be 1 to 5, or -1 for the last")
        if rule.weekday is None:
            raise HoursError("weekday", "a week of the month needs a weekday")


def _check_season_day(field: str, text: str) -> None:
    if not text:
        return
    match = _SEASON_DAY.fullmatch(text)
    month, day = (int(match[1]), int(match[2])) if match else (0, 0)
    try:
        dt.date(_ANY_LEAP_YEAR, month, day)
    except ValueError as error:
        raise HoursError(field, f"{text!r} is no day of the year, write MM-DD") from error


def _is_valid(rule: HoursRule, on: dt.date) -> bool:
    return (rule.valid_from is None or rule.valid_from <= on) and (
        rule.valid_to is None or on <= rule.valid_to
    )


def _is_in_season(rule: HoursRule, on: dt.date) -> bool:
    if not rule.season_from and not rule.season_to:
        return True
    day = f"{on:%m-%d}"
    first, last = rule.season_from or "01-01", rule.season_to or "12-31"
    if first <= last:
        return first <= day <= last
    return day >= first or day <= last


def _is_in_week_of_month(rule: HoursRule, on: dt.date) -> bool:
    if rule.week_of_month is None:
        return True
    if rule.week_of_month == -1:
        return (on + _WEEK).month != on.month
    return (on.day - 1) // 7 + 1 == rule.week_of_month


def _is_in_cycle(rule: HoursRule, on: dt.date) -> bool:
    if rule.every_n_weeks == 1:
        return True
    if rule.anchor_on is None:
        return False
    return (week_number(on) - week_number(rule.anchor_on)) % rule.every_n_weeks == 0


def week_number(on: dt.date) -> int:
    """Return the running number of a day's week, weeks beginning on Monday."""
    return (on.toordinal() - 1) // 7
