"""When an event takes place: recurrence by RFC 5545, in local time.

A meeting at six stays at six when the clocks change. So do its two hours: an evening ends at the
hour that it says, although RFC 5545 (section 3.8.5.3) would have the same number of seconds.
An hour that the clocks leave out is an hour later, one that they repeat is the first of the two.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Protocol
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]  # -- the package ships no types

from sozialatlas.directory.recurrence_rule import (
    RecurrenceError,
    moment_of_until,
    parse,
    parts_of,
)

USUAL_LENGTH = dt.timedelta(hours=2)
"""How long an event lasts that does not say when it ends."""

_DAY = dt.timedelta(days=1)
# Beyond, a rule is followed for seconds, and clocks overflow.
_FIRST_YEAR, _LAST_YEAR = 1900, 9000
# An end so far away is none: finding the last date would take seconds.
_ENDLESS = dt.timedelta(days=50 * 366)


class Dated(Protocol):
    """What says when it takes place: a row of the directory, or a copy of its dates."""

    @property
    def starts_at(self) -> dt.datetime:
        """The first start."""

    @property
    def ends_at(self) -> dt.datetime | None:
        """The end of the first time."""

    @property
    def rrule(self) -> str:
        """The rule, empty for an event that takes place once."""

    @property
    def exdates(self) -> Collection[str]:
        """ISO moments on which it does not take place; a day alone takes out the day."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that an event takes place, in local time."""

    starts_at: dt.datetime
    ends_at: dt.datetime


def coming(event: Dated, since: dt.datetime, zone: ZoneInfo) -> Iterator[Occurrence]:
    """Yield the times that are not over at a moment, in order; endless where the rule is.

    The first date always counts, as RFC 5545 has it, even where the rule would not name it.
    Raises: RecurrenceError, if the rule cannot be read or never comes true.
    """
    length = _length(event, zone)
    # In UTC: within one zone, Python compares what the clocks show.
    moment = since.astimezone(dt.UTC)
    # A day off covers every change of clocks: the moments themselves decide below.
    earliest = _local(since, zone) - _DAY
    for start in _starts(event, zone):
        if start + length >= earliest:
            found = _occurrence(event, start, length, zone)
            if found.ends_at > moment:
                yield found


def next_time(event: Dated, since: dt.datetime, zone: ZoneInfo) -> Occurrence | None:
    """Return the first time that is not over at a moment, None where there is none.

    Raises: RecurrenceError, if the rule cannot be read or never comes true.
    """
    return next(coming(event, since, zone), None)


def next_start(event: Dated, since: dt.datetime, zone: ZoneInfo) -> dt.datetime | None:
    """Return the first start at or after a moment, None where there is none.

    Raises: RecurrenceError, if the rule cannot be read or never comes true.
    """
    starts = (each.starts_at for each in coming(event, since, zone))
    moment = since.astimezone(dt.UTC)
    return next((start for start in starts if start >= moment), None)


def last_time(event: Dated, zone: ZoneInfo) -> Occurrence | None:
    """Return the last time; None for an event without end.

    An event of which every date falls out ends with its first one.
    Raises: RecurrenceError, if the rule cannot be read or never comes true.
    """
    length = _length(event, zone)
    if event.rrule and _is_endless(event, zone):
        return None
    last = _local(event.starts_at, zone)
    for start in _starts(event, zone):
        last = start
    return _occurrence(event, last, length, zone)


def names_first(event: Dated, zone: ZoneInfo) -> bool:
    """Return whether the rule names the first date; other programs count it only then.

    Raises: RecurrenceError, if the rule cannot be read or never comes true.
    """
    parse(event.rrule)
    first = _local(event.starts_at, zone)
    return next(_rule(event.rrule, first, zone), None) == first


def left_out(exdates: Collection[str], zone: ZoneInfo) -> tuple[dt.datetime | dt.date, ...]:
    """Return the days and moments on which an event does not take place."""
    return tuple(_left_out(text, zone) for text in exdates)


def _starts(event: Dated, zone: ZoneInfo) -> Iterator[dt.datetime]:
    """Yield all starts in local time, without their zone."""
    out = set(left_out(event.exdates, zone))
    days = {each for each in out if not isinstance(each, dt.datetime)}
    moments = {_local(each, zone) for each in out if isinstance(each, dt.datetime)}
    for start in _starts_of_rule(event, zone):
        if start not in moments and start.date() not in days:
            yield start


def _starts_of_rule(event: Dated, zone: ZoneInfo) -> Iterator[dt.datetime]:
    first = _local(event.starts_at, zone)
    if not event.rrule.strip():
        return iter((first,))
    # Counted here: the library would not count a first date that the rule does not name.
    count = parse(event.rrule).count
    following = (each for each in _rule(event.rrule, first, zone) if each != first)
    return islice(chain((first,), following), count)


def _rule(rrule: str, first: dt.datetime, zone: ZoneInfo) -> Iterator[dt.datetime]:
    """Return the starts of a checked rule: one that never comes true is looked for until 9999."""
    parts = parts_of(rrule)
    parts.pop("COUNT", None)
    try:
        if "UNTIL" in parts:
            # The library refuses an end in UTC beside a start in local time.
            until = _local(moment_of_until(parts["UNTIL"], zone), zone)
            parts["UNTIL"] = f"{until:%Y%m%dT%H%M%S}"
        text = ";".join(f"{name}={value}" for name, value in parts.items())
        return iter(rrulestr(text, dtstart=first))
    except (ValueError, OverflowError) as error:
        raise RecurrenceError("RRULE", str(error)) from error


def _is_endless(event: Dated, zone: ZoneInfo) -> bool:
    rule = parse(event.rrule)
    if rule.count is not None:
        return False
    return not rule.until or moment_of_until(rule.until, zone) - event.starts_at > _ENDLESS


def _length(event: Dated, zone: ZoneInfo) -> dt.timedelta:
    """Return how long it lasts by the clock on the wall."""
    for moment in (event.starts_at, event.ends_at or event.starts_at):
        if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
            raise RecurrenceError("DTSTART", f"lies in the year {moment.year}")
    if event.ends_at is None:
        return USUAL_LENGTH
    length = _local(event.ends_at, zone) - _local(event.starts_at, zone)
    # Between the two hours that the clocks repeat, the wall says nothing or goes backwards.
    exact = event.ends_at.astimezone(dt.UTC) - event.starts_at.astimezone(dt.UTC)
    return length if length > dt.timedelta() else exact


def _occurrence(
    event: Dated, start: dt.datetime, length: dt.timedelta, zone: ZoneInfo
) -> Occurrence:
    if start == _local(event.starts_at, zone):
        # The first time says itself which of two repeated hours is meant.
        begins = event.starts_at.astimezone(zone)
        ends = event.ends_at or event.starts_at.astimezone(dt.UTC) + length
        return Occurrence(begins, ends.astimezone(zone))
    return Occurrence(_moment(start, zone), _moment(start + length, zone))


def _moment(local: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    # By way of UTC: an hour that the clocks leave out becomes the one that they show.
    return local.replace(tzinfo=zone).astimezone(dt.UTC).astimezone(zone)


def _local(moment: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


def _left_out(text: str, zone: ZoneInfo) -> dt.datetime | dt.date:
    if "T" not in text:
        return dt.date.fromisoformat(text)
    moment = dt.datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
