"""A month of events as a table: a cell a day, with its first events and how many there are."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import addresses, formats, languages
from sozialatlas.core.components import Fact, Link
from sozialatlas.core.languages import foreign
from sozialatlas.directory.cards import Card
from sozialatlas.directory.hours import wording
from sozialatlas.directory.models import Status
from sozialatlas.portal import untranslated
from sozialatlas.portal.calendar import frame, occasions, rows, words
from sozialatlas.portal.calendar.address import CalendarAddress
from sozialatlas.portal.calendar.days import Days, spread
from sozialatlas.portal.calendar.frame import Frame
from sozialatlas.portal.calendar.matched import matched
from sozialatlas.portal.calendar.occasions import Occasion
from sozialatlas.portal.calendar.rows import Lines, Row
from sozialatlas.portal.calendar.spans import Bounds, Month
from sozialatlas.portal.search.asked import Asked
from sozialatlas.search.matching import Matches

NAMES_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in a cell; `is_off` says that it does not take place for now.

    `suits` tells whether its place suits the person, where they said what they need.
    """

    time: str
    title: str
    url: str
    language: str
    is_off: bool
    suits: Fact | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of the month; without an address where nothing takes place."""

    on: dt.date
    words: str
    count: int
    counted: str
    url: str
    is_today: bool
    is_past: bool
    entries: tuple[Entry, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Weekday:
    """The head of a column."""

    short: str
    name: str


@dataclass(frozen=True, slots=True)
class MonthPage:
    """What the template shows; a week holds None where another month has its days."""

    frame: Frame
    tab: str
    printed: list[str]
    counted: str
    untranslated: str
    title: str
    weekdays: list[Weekday]
    weeks: list[list[Cell | None]]
    long: tuple[Row, ...]
    count: int
    earlier: Link | None
    later: Link | None


def page(
    asked: Asked, month: Month, *, language: str, now: dt.datetime, said: Iterable[str] = ()
) -> MonthPage:
    """Return the page of a month; of the current one, what is still to come."""
    today, address = timezone.localdate(now), asked.address
    assert isinstance(address, CalendarAddress)
    about = frame.frame(asked, address, language=language, said=tuple(said))
    found: Matches = {} if about.is_asking else matched(asked.request, month.first)
    there = [each for each in occasions.between(month.first, month.last) if each.event_id in found]
    is_past = month.last < today
    # As in the list: of a night that goes on until now, yesterday is over.
    first, since = (month.first, None) if is_past else (max(month.first, today), now)
    shown = spread(there, first, month.last, since=since)
    lines = rows.lines(
        [*shown.long, *_named(shown)], found, address.profile, language=language, now=now
    )
    title = words.month(month)
    counted = _counted(shown.count, title)
    bounds = Bounds.around(today)
    return MonthPage(
        frame=about,
        tab=frame.tab(asked, about, counted),
        printed=frame.printed(asked, about),
        counted=counted,
        untranslated=untranslated.of_list(
            foreign(card.name_language) for card in lines.cards.values()
        ),
        title=title,
        weekdays=[_weekday(number) for number in range(7)],
        weeks=_weeks(month, shown, lines, address),
        long=rows.lasting(shown.long, lines),
        count=shown.count,
        earlier=_other(month.plus(-1), address, today, bounds),
        later=_other(month.plus(1), address, today, bounds),
    )


def _named(shown: Days) -> list[Occasion]:
    return [each for day in shown.by_day.values() for each in day[:NAMES_SHOWN]]


def _counted(count: int, title: str) -> str:
    words_of_count = ngettext("{count} Termin", "{count} Termine", count)
    return _("{count}: {period}").format(
        count=words_of_count.format(count=formats.number(count)), period=title
    )


def _weekday(number: int) -> Weekday:
    return Weekday(str(WEEKDAYS_ABBR[number]), wording.weekday(number))


def _weeks(
    month: Month, shown: Days, lines: Lines, address: CalendarAddress
) -> list[list[Cell | None]]:
    weeks = calendar.Calendar().monthdatescalendar(month.year, month.number)
    if month.last >= lines.today:
        # Three empty weeks would stand before the one that counts.
        weeks = [week for week in weeks if week[-1] >= lines.today]
    listed = replace(address, path=addresses.page(addresses.EVENTS, languages.current()))
    return [
        [
            _cell(on, shown.by_day.get(on, ()), lines, listed) if Month.of(on) == month else None
            for on in week
        ]
        for week in weeks
    ]


def _cell(
    on: dt.date, there: tuple[Occasion, ...], lines: Lines, address: CalendarAddress
) -> Cell:
    count, today = len(there), lines.today
    named = there[:NAMES_SHOWN]
    rest = count - len(named)
    counted = ngettext("{count} Termin", "{count} Termine", count)
    more = ngettext("und {count} weiterer", "und {count} weitere", rest)
    return Cell(
        on=on,
        words=words.heading(on, today),
        count=count,
        counted=counted.format(count=formats.number(count)),
        url=address.at_day(on.isoformat()) if there else "",
        is_today=on == today,
        is_past=on < today,
        entries=tuple(
            _entry(each, on, card, lines)
            for each in named
            if (card := lines.cards.get(each.event_id)) is not None
        ),
        more=more.format(count=formats.number(rest)) if rest else "",
    )


def _entry(occasion: Occasion, on: dt.date, card: Card, lines: Lines) -> Entry:
    is_timed = on == occasion.first_day and occasion.has_hours and not occasion.is_all_day
    return Entry(
        time=formats.clock(occasion.starts_at.time()) if is_timed else "",
        title=card.name,
        url=rows.url(card, lines),
        language=foreign(card.name_language),
        is_off=card.status == Status.TEMPORARILY_CLOSED,
        suits=lines.suits.in_a_word(card.location_id),
    )


def _other(month: Month, address: CalendarAddress, today: dt.date, bounds: Bounds) -> Link | None:
    if not bounds.first <= month <= bounds.last:
        return None
    is_now = month == Month.of(today)
    return Link(words.month(month), address.in_month("" if is_now else str(month)))
