"""A month of events as a table."""

from __future__ import annotations

import html
import re

from django.test import Client
from django.utils import timezone

from sozialatlas.directory.models import Status
from sozialatlas.portal.calendar.spans import Month
from sozialatlas.search import indexing
from tests.portal.calendar.events import at, event
from tests.portal.searching import links, look, text
from tests.search.world import World

MONTH = "/de/veranstaltungen/monat"


def following() -> Month:
    """Return the month after next: none of its days is past, or today."""
    return Month.of(timezone.localdate()).plus(2)


def cells(page: str) -> list[str]:
    """Return the words of the days on which something takes place."""
    found = re.findall(r'<td class="month__day[^>]*>(.*?)</td>', page, re.DOTALL)
    words = (" ".join(html.unescape(re.sub(r"<[^>]+>", " ", cell)).split()) for cell in found)
    return [word.replace("\xa0", " ") for word in words if "Termin" in word]


def test_a_day_names_its_first_events_and_leads_to_its_list(client: Client, world: World) -> None:
    month = following()
    for name in ("Chor", "Café", "Kurs"):
        event(world, name, at(f"{month}-05"))
    indexing.build()

    page = look(client, f"{MONTH}?month={month}")

    weekday = text(page).partition(", 5. ")[0].split()[-1]
    (cell,) = cells(page)
    assert cell.startswith(f"5 {weekday}, 5. ")
    assert [part in cell for part in ("3 Termine", "18 Uhr", "und 1 weiterer")] == [True] * 3
    assert f'href="/de/veranstaltungen?from={month}-05"' in page


def test_a_table_has_a_caption_and_heads_for_all_weekdays(client: Client, world: World) -> None:
    month = following()
    event(world, "Chor", at(f"{month}-05"))
    indexing.build()

    page = look(client, f"{MONTH}?month={month}")

    assert page.count('<th scope="col">') == 7
    assert re.findall(r'kern-sr-only">(Montag|Sonntag)<', page) == ["Montag", "Sonntag"]
    assert re.findall(r"<caption>.*?\d{4}\.", page) != []
    assert page.count('<td class="month__day') == month.last.day


def test_today_is_marked_in_words(client: Client, world: World) -> None:
    month = Month.of(timezone.localdate())
    event(world, "Treff", at(f"{month}-01"), rrule="FREQ=DAILY")
    indexing.build()

    page = look(client, MONTH)

    assert page.count('aria-current="date"') == 1
    assert re.findall(r'month__today">(\w+)<', page) == ["Heute"]


def test_of_this_month_only_what_is_to_come_is_counted(client: Client, world: World) -> None:
    today = timezone.localdate()
    month = Month.of(today)
    event(world, "Treff", at(f"{month}-01", "23:58"), rrule="FREQ=DAILY")
    indexing.build()

    page = look(client, MONTH)

    left = month.last.day - today.day + 1
    assert len(cells(page)) == left
    assert f"{left} Termin" in text(page)


def test_months_lead_to_each_other_with_their_filters(client: Client, world: World) -> None:
    month = following()
    event(world, "Chor", at(f"{month}-05"), is_free="yes")
    indexing.build()

    page = look(client, f"{MONTH}?free=1&month={month}")

    turns = re.findall(r'<a href="([^"]+)" rel="(prev|next)"', page)
    assert [(html.unescape(url), way) for url, way in turns] == [
        (f"{MONTH}?free=1&month={month.plus(-1)}", "prev"),
        (f"{MONTH}?free=1&month={month.plus(1)}", "next"),
    ]
    assert links(page)["Kostenlos entfernen"] == f"{MONTH}?month={month}"


def test_the_calendar_ends_with_its_last_month(client: Client, world: World) -> None:
    event(world, "Treff", at("2026-01-01"), rrule="FREQ=DAILY")
    indexing.build()
    last = Month.of(timezone.localdate()).plus(24)

    page = look(client, f"{MONTH}?month={last}")
    beyond = look(client, f"{MONTH}?month={last.plus(1)}")

    assert 'rel="next"' not in page
    assert "Diesen Tag kennt der Kalender nicht" in text(beyond)


def test_a_month_without_events_says_so(client: Client, world: World) -> None:
    event(world, "Chor", at(f"{following()}-05"))
    indexing.build()

    page = look(client, f"{MONTH}?month={following().plus(1)}")

    assert "In diesem Monat findet nichts" in text(page)


def test_a_month_that_has_passed_shows_what_was(client: Client, world: World) -> None:
    month = Month.of(timezone.localdate()).plus(-2)
    event(world, "Chor", at(f"{month}-05"))
    event(world, "Treff", at(f"{month}-06"), rrule="FREQ=MONTHLY")
    indexing.build()

    page = look(client, f"{MONTH}?month={month}")

    assert len(cells(page)) == 2


def test_a_year_begins_anywhere_in_the_week(client: Client, world: World) -> None:
    event(world, "Treff", at("2026-01-01"), rrule="FREQ=DAILY")
    indexing.build()
    month = following()

    page = look(client, f"{MONTH}?month={month}")

    empty = page.count('<td class="month__other">')
    assert (empty + month.last.day) % 7 == 0
    assert page.count("<tr>") == 1 + (empty + month.last.day) // 7
    assert (
        page.partition("<tbody>")[2].partition('<td class="month__day')[0].count("month__other")
        == month.first.weekday()
    )


def test_weeks_that_have_passed_are_left_out_of_this_month(client: Client, world: World) -> None:
    today = timezone.localdate()
    event(world, "Treff", at(f"{Month.of(today)}-01"), rrule="FREQ=DAILY")
    indexing.build()

    page = look(client, MONTH)

    first = re.findall(r'month__number"[^>]*>(?:<span aria-hidden="true">)?(\d+)<', page)[0]
    monday = max(today.day - today.weekday(), 1)
    assert int(first) == monday


def test_what_does_not_take_place_for_now_says_so_in_its_cell(
    client: Client, world: World
) -> None:
    month = following()
    event(world, "Chor", at(f"{month}-05"), status=Status.TEMPORARILY_CLOSED)
    indexing.build()

    (cell,) = cells(look(client, f"{MONTH}?month={month}"))

    assert ["Chor Fällt zurzeit aus" in cell, "18 Uhr" in cell] == [True, False]
