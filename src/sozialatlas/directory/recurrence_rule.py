"""The recurrence rules of RFC 5545 that events here may have, read and checked."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sozialatlas.directory.errors import DirectoryError

_FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_KNOWN_PARTS = frozenset(
    {"FREQ", "UNTIL", "COUNT", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
)
_BYDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UNTIL = re.compile(r"(\d{8})(?:T(\d{6})(Z)?)?")
_LONGEST_MONTH = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


class RecurrenceError(DirectoryError):
    """A recurrence cannot be read; `part` is the part of the rule that stands in the way."""

    def __init__(self, part: str, reason: str) -> None:
        super().__init__(f"{part}: {reason}")
        self.part = part
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule, read and found good."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: str = ""
    weekdays: tuple[tuple[int | None, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()


def parse(rrule: str) -> Recurrence:
    """Return a rule's parts.

    Raises: RecurrenceError, naming the part that is wrong or beyond what events here need.
    """
    parts = parts_of(rrule)
    frequency = parts.get("FREQ", "")
    if frequency not in _FREQUENCIES:
        # Rules by the hour or second could keep a server busy for minutes.
        raise RecurrenceError("FREQ", "must be DAILY, WEEKLY, MONTHLY or YEARLY")
    if "COUNT" in parts and "UNTIL" in parts:
        raise RecurrenceError("COUNT", "cannot stand beside UNTIL")
    if "UNTIL" in parts and not _is_until(parts["UNTIL"]):
        raise RecurrenceError("UNTIL", f"{parts['UNTIL']!r} is no date")
    recurrence = Recurrence(
        frequency=frequency,
        interval=_numbers(parts, "INTERVAL", 1, 1000)[0] if "INTERVAL" in parts else 1,
        count=_numbers(parts, "COUNT", 1, 10_000)[0] if "COUNT" in parts else None,
        until=parts.get("UNTIL", ""),
        weekdays=_weekdays(parts, frequency),
        month_days=_numbers(parts, "BYMONTHDAY", -31, 31),
        months=_numbers(parts, "BYMONTH", 1, 12),
        positions=_numbers(parts, "BYSETPOS", -366, 366),
    )
    _check_existence(recurrence)
    return recurrence


def moment_of_until(text: str, zone: ZoneInfo) -> dt.datetime:
    """Return the last moment that UNTIL allows; a bare date includes its whole day."""
    match = _UNTIL.fullmatch(text)
    assert match is not None
    moment = dt.datetime.strptime(match[1] + (match[2] or "235959"), "%Y%m%d%H%M%S")  # noqa: DTZ007 -- zone below
    return moment.replace(tzinfo=dt.UTC if match[3] else zone)


def parts_of(rrule: str) -> dict[str, str]:
    """Return the parts of a rule by name, unchecked.

    Raises: RecurrenceError, if the text is no list of known parts.
    """
    parts: dict[str, str] = {}
    for part in rrule.strip().removeprefix("RRULE:").upper().strip(";").split(";"):
        name, separator, value = part.partition("=")
        if not separator or not value:
            raise RecurrenceError(part, "is not of the form NAME=VALUE")
        if name not in _KNOWN_PARTS:
            raise RecurrenceError(name, "is not known here")
        if name in parts:
            raise RecurrenceError(name, "stands there twice")
        parts[name] = value
    return parts


def _numbers(parts: dict[str, str], name: str, least: int, most: int) -> tuple[int, ...]:
    try:
        numbers = tuple(int(value) for value in parts[name].split(",")) if name in parts else ()
    except ValueError as error:
        raise RecurrenceError(name, f"{parts[name]!r} is no number") from error
    if any(number == 0 or not least <= number <= most for number in numbers):
        raise RecurrenceError(name, f"must lie between {least} and {most} and not be 0")
    return numbers


def _weekdays(parts: dict[str, str], frequency: str) -> tuple[tuple[int | None, int], ...]:
    found = []
    for value in parts["BYDAY"].split(",") if "BYDAY" in parts else ():
        match = _BYDAY.fullmatch(value)
        if match is None:
            raise RecurrenceError("BYDAY", f"{value!r} is no weekday such as MO or 2WE")
        number = int(match[1]) if match[1] else None
        if number is not None and frequency not in {"MONTHLY", "YEARLY"}:
            raise RecurrenceError("BYDAY", f"{value!r} needs FREQ=MONTHLY or YEARLY")
        if number is not None and not 1 <= abs(number) <= (53 if frequency == "YEARLY" else 5):
            raise RecurrenceError("BYDAY", f"there is no {value}")
        found.append((number, _WEEKDAYS.index(match[2])))
    return tuple(found)


def _is_until(text: str) -> bool:
    match = _UNTIL.fullmatch(text)
    if match is None:
        return False
    try:
        dt.datetime.strptime(match[1] + (match[2] or "000000"), "%Y%m%d%H%M%S")  # noqa: DTZ007 -- form only
    except ValueError:
        return False
    return True


def _check_existence(recurrence: Recurrence) -> None:
    """Refuse rules that never come true: the search goes on until the year 9999, 15 s for one.

    UNTIL does not stop it, for it is looked at only when an occurrence is found.
    """
    if recurrence.frequency in {"DAILY", "WEEKLY"}:
        _check_short(recurrence)
    if recurrence.positions:
        _check_positions(recurrence)
    if recurrence.month_days and any(number for number, _day in recurrence.weekdays):
        raise RecurrenceError("BYMONTHDAY", "cannot stand beside a counted weekday")
    if recurrence.month_days and recurrence.months:
        longest = max(_LONGEST_MONTH.get(month, 31) for month in recurrence.months)
        if min(abs(day) for day in recurrence.month_days) > longest:
            raise RecurrenceError("BYMONTHDAY", "none of the months has such a day")


def _check_short(recurrence: Recurrence) -> None:
    if recurrence.positions:
        raise RecurrenceError("BYSETPOS", "needs FREQ=MONTHLY or YEARLY")
    if recurrence.frequency == "WEEKLY" and recurrence.month_days:
        raise RecurrenceError("BYMONTHDAY", "cannot stand in a weekly rule")
    limits = (recurrence.weekdays, recurrence.month_days, recurrence.months)
    if recurrence.frequency == "DAILY" and recurrence.interval > 1 and any(limits):
        raise RecurrenceError("INTERVAL", "a daily rule with limits must be for every day")


def _check_positions(recurrence: Recurrence) -> None:
    if bool(recurrence.weekdays) == bool(recurrence.month_days):
        raise RecurrenceError("BYSETPOS", "needs either BYDAY or BYMONTHDAY")
    # A month has at most five of a weekday.
    days = sum(1 if number else 5 for number, _day in recurrence.weekdays)
    months = 1 if recurrence.frequency == "MONTHLY" else len(recurrence.months) or 12
    if max(abs(position) for position in recurrence.positions) > months * (
        days or len(recurrence.month_days)
    ):
        raise RecurrenceError("BYSETPOS", "there are not so many days")
