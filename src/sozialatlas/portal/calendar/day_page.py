"""The list of events by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import formats
from sozialatlas.core.components import Link
from sozialatlas.portal import untranslated
from sozialatlas.portal.calendar import frame, occasions, rows, words
from sozialatlas.portal.calendar.address import CalendarAddress
from sozialatlas.portal.calendar.days import Days, spread
from sozialatlas.portal.calendar.frame import Frame
from sozialatlas.portal.calendar.matched import matched
from sozialatlas.portal.calendar.occasions import Occasion
from sozialatlas.portal.calendar.rows import Lines, Row
from sozialatlas.portal.calendar.spans import LIST_DAYS, Bounds, Month
from sozialatlas.portal.search.asked import Asked
from sozialatlas.search.matching import Matches

MOST_ROWS = 60
MOST_ROWS_OF_DAY = 100
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    """A day with what takes place on it; `left_out` counts what is too much for a page."""

    on: dt.date
    heading: str
    is_today: bool
    rows: tuple[Row, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Wished:
    """The days that were asked for: from one on, or from today where none was named."""

    first: dt.date
    is_given: bool


@dataclass(frozen=True, slots=True)
class DayPage:
    """What the template shows."""

    frame: Frame
    tab: str
    printed: list[str]
    counted: str
    untranslated: str
    days: list[Day]
    long: tuple[Row, ...]
    empty: str
    next_day: Link | None
    earlier_url: str
    later_url: str
    first: dt.date
    bounds: tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class _Shown:
    """The part of the calendar on a page, and the day on which it goes on."""

    days: Days
    last: dt.date
    next_on: dt.date | None


def page(
    asked: Asked, wished: Wished, *, language: str, now: dt.datetime, said: Iterable[str] = ()
) -> DayPage:
    """Return the list from a day on."""
    today, address = timezone.localdate(now), asked.address
    assert isinstance(address, CalendarAddress)
    about = frame.frame(asked, address, language=language, said=tuple(said))
    found: Matches = {} if about.is_asking else matched(asked.request, wished.first)
    bounds = Bounds.around(today)
    shown = _shown(found, wished.first, now, bounds)
    count = shown.days.count
    counted = _counted(count, wished.first, shown.last, today)
    lines = rows.lines(_all(shown.days), found, address.profile, language=language, now=now)
    days, long = _days(shown.days, lines), rows.lasting(shown.days.long, lines)
    shown_rows = (*long, *(row for day in days for row in day.rows))
    return DayPage(
        frame=about,
        tab=frame.tab(asked, about, counted),
        printed=frame.printed(asked, about),
        counted=counted,
        untranslated=untranslated.of_list(row.language for row in shown_rows),
        days=days,
        long=long,
        empty=_empty(shown, wished, today) if about.total or found else "",
        next_day=_next_day(shown, address, today),
        earlier_url=_earlier(wished.first, address, today, bounds),
        later_url=address.at_day(shown.next_on.isoformat()) if count and shown.next_on else "",
        first=wished.first,
        bounds=(bounds.first.first, bounds.last.last),
    )


def _shown(found: Matches, first: dt.date, now: dt.datetime, bounds: Bounds) -> _Shown:
    last = min(first + (LIST_DAYS - 1) * _DAY, bounds.last.last)
    since = now if first >= timezone.localdate(now) else None
    there = [each for each in occasions.between(first, last) if each.event_id in found]
    whole = spread(there, first, last, since=since)
    days = whole.cut(MOST_ROWS)
    if len(days.by_day) < len(whole.by_day):
        next_on = list(whole.by_day)[len(days.by_day)]
        return _Shown(days, next_on - _DAY, next_on)
    return _Shown(days, last, _next_on(found, last, bounds))


def _next_on(found: Matches, after: dt.date, bounds: Bounds) -> dt.date | None:
    """Return the first day after another on which something begins; None where nothing does."""
    if not found:
        return None
    for month in Month.of(after + _DAY).until(bounds.last):
        for each in occasions.in_month(month):
            if each.event_id in found and each.first_day > after:
                return each.first_day
    return None


def _all(shown: Days) -> list[Occasion]:
    return [*shown.long, *(each for day in shown.by_day.values() for each in day)]


def _days(shown: Days, lines: Lines) -> list[Day]:
    days = (_day(on, there, lines) for on, there in shown.by_day.items())
    return [day for day in days if day.rows]


def _day(on: dt.date, there: tuple[Occasion, ...], lines: Lines) -> Day:
    left_out = len(there) - MOST_ROWS_OF_DAY
    words_of_rest = ngettext(
        "Dazu {count} weiterer Termin. Grenzen Sie die Liste ein, um ihn zu sehen.",
        "Dazu {count} weitere Termine. Grenzen Sie die Liste ein, um sie zu sehen.",
        left_out,
    )
    return Day(
        on=on,
        heading=words.heading(on, lines.today),
        is_today=on == lines.today,
        rows=rows.rows(there[:MOST_ROWS_OF_DAY], on, lines),
        more=words_of_rest.format(count=formats.number(left_out)) if left_out > 0 else "",
    )


def _counted(count: int, first: dt.date, last: dt.date, today: dt.date) -> str:
    words_of_count = ngettext("{count} Termin", "{count} Termine", count)
    return _("{count}: {period}").format(
        count=words_of_count.format(count=formats.number(count)),
        period=words.period(first, last, today),
    )


def _empty(shown: _Shown, wished: Wished, today: dt.date) -> str:
    """Return that nothing takes place in the whole span, or on the very day asked for."""
    if not shown.days.count:
        period = words.period(wished.first, shown.last, today)
        return _("In dieser Zeit findet nichts statt: {period}.").format(period=period)
    if wished.is_given and wished.first not in shown.days.by_day:
        day = words.heading(wished.first, today)
        return _("An diesem Tag findet nichts statt: {day}.").format(day=day)
    return ""


def _next_day(shown: _Shown, address: CalendarAddress, today: dt.date) -> Link | None:
    if shown.days.count or shown.next_on is None:
        return None
    day = formats.day(shown.next_on, today)
    return Link(
        _("Zum nächsten Termin: {day}").format(day=day),
        address.at_day(shown.next_on.isoformat()),
    )


def _earlier(first: dt.date, address: CalendarAddress, today: dt.date, bounds: Bounds) -> str:
    """Return the days before; before today only whoever is there already goes further back."""
    if first == today or first <= bounds.first.first:
        return ""
    least = today if first > today else bounds.first.first
    day = max(first - LIST_DAYS * _DAY, least)
    return address.at_day("" if day == today else day.isoformat())
