"""The list of events by day, as people see it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone, translation

from sozialatlas.core import formats
from sozialatlas.directory.models import Status
from sozialatlas.portal.calendar import day_page
from sozialatlas.search import indexing, portals
from sozialatlas.search.models import Portal
from tests.counted_queries import fewest_queries
from tests.portal.calendar.events import event, in_days, listed
from tests.portal.searching import links, look, text
from tests.search.world import World

LIST = "/de/veranstaltungen"


def day(count: int) -> str:
    return (timezone.localdate() + dt.timedelta(days=count)).isoformat()


def test_events_stand_under_their_days(client: Client, world: World) -> None:
    event(world, "Treff", in_days(1), rrule="FREQ=WEEKLY", ends_at=in_days(1, "20:30"))
    event(world, "Café", in_days(2, "09:00"))
    event(world, "Später", in_days(15))
    indexing.build()

    page = look(client, LIST)

    assert listed(page) == [
        (day(1), "18 bis 20:30 Uhr", "Treff"),
        (day(2), "9 Uhr", "Café"),
        (day(8), "18 bis 20:30 Uhr", "Treff"),
    ]
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    assert f"Morgen, {formats.long_day(tomorrow, timezone.localdate())}" in text(page)
    assert links(page)["Spätere Tage"] == f"{LIST}?from={day(15)}"


def test_filters_of_the_search_count_and_stay(client: Client, world: World) -> None:
    event(world, "Chor", in_days(1), is_free="yes", location=world.location(world.north))
    event(world, "Kurs", in_days(1), is_free="no")
    indexing.build()

    page = look(client, f"{LIST}?q=Chor&free=1&from={day(1)}")

    assert [name for _day, _hours, name in listed(page)] == ["Chor"]
    found = links(page)
    assert [
        found[words] for words in ("Kostenlos entfernen", "Monat", "Karte", "Alle entfernen")
    ] == [
        f"{LIST}?q=Chor&from={day(1)}",
        f"{LIST}/monat?q=Chor&free=1",
        f"{LIST}/karte?q=Chor&free=1",
        f"{LIST}?q=Chor&from={day(1)}",
    ]
    assert f'<input type="hidden" name="from" value="{day(1)}">' in page


def test_distance_counts_and_is_said(client: Client, world: World) -> None:
    event(world, "Nah", in_days(1), location=world.location(world.middle))
    event(world, "Fern", in_days(1), location=world.location(world.north))
    indexing.build()

    page = look(client, f"{LIST}?place=Mittstadt&radius_km=5")

    assert [name for _day, _hours, name in listed(page)] == ["Nah"]


def test_an_event_that_does_not_take_place_for_now_says_so(client: Client, world: World) -> None:
    event(world, "Chor", in_days(1), status=Status.TEMPORARILY_CLOSED)
    event(world, "Fest", in_days(1), status=Status.CLOSED)
    indexing.build()

    page = look(client, LIST)

    assert [name for _day, _hours, name in listed(page)] == ["Chor"]
    assert ["Fällt zurzeit aus" in text(page), "Vorübergehend" in text(page)] == [True, False]


def test_days_without_events_lead_to_the_next_one(client: Client, world: World) -> None:
    event(world, "Fest", in_days(40))
    indexing.build()

    page = look(client, LIST)

    name = formats.day(timezone.localdate() + dt.timedelta(days=40), timezone.localdate())
    assert "In dieser Zeit findet nichts statt" in text(page)
    assert links(page)[f"Zum nächsten Termin: {name}".replace("\xa0", " ")] == (
        f"{LIST}?from={day(40)}"
    )


def test_a_day_without_events_says_so_before_those_that_follow(
    client: Client, world: World
) -> None:
    event(world, "Fest", in_days(3))
    indexing.build()

    asked, usual = look(client, f"{LIST}?from={day(2)}"), look(client, LIST)

    words = "An diesem Tag findet nichts statt"
    assert [words in text(page) for page in (asked, usual)] == [True, False]
    assert listed(asked) == listed(usual) == [(day(3), "18 Uhr", "Fest")]


def test_nothing_found_offers_ways_out(client: Client, world: World) -> None:
    event(world, "Chor", in_days(1), is_free="no")
    indexing.build()

    page = look(client, f"{LIST}?free=1")

    assert "Dazu haben wir nichts gefunden" in text(page)
    assert links(page)["Ohne Filter suchen"] == LIST


def test_an_empty_calendar_says_so(client: Client, world: World) -> None:
    indexing.build()

    assert "Hier ist noch nichts eingetragen" in text(look(client, LIST))


def test_past_days_are_shown_to_whoever_asks_for_them(client: Client, world: World) -> None:
    event(world, "Gestern", in_days(-1))
    event(world, "Treff", in_days(-7), rrule="FREQ=WEEKLY")
    event(world, "Morgen", in_days(1))
    indexing.build()

    page = look(client, f"{LIST}?from={day(-1)}")

    assert [name for _day, _hours, name in listed(look(client, LIST))][-1:] != ["Gestern"]
    assert [row for row in listed(page) if row[0] < day(0)] == [(day(-1), "18 Uhr", "Gestern")]
    assert (day(1), "18 Uhr", "Morgen") in listed(page)


def test_a_page_goes_back_and_on_by_days(client: Client, world: World) -> None:
    event(world, "Treff", in_days(0, "23:58"), rrule="FREQ=WEEKLY")
    indexing.build()

    found = links(look(client, f"{LIST}?from={day(14)}"))

    assert [found["Frühere Tage"], found["Spätere Tage"]] == [LIST, f"{LIST}?from={day(28)}"]


@pytest.mark.parametrize("given", ["gestern", "1999-01-01", "2999-01-01", "2026-02-30"])
def test_a_day_that_the_calendar_does_not_know_is_said(
    client: Client, world: World, given: str
) -> None:
    event(world, "Treff", in_days(1))
    indexing.build()

    page = look(client, f"{LIST}?from={given}")

    assert "Diesen Tag kennt der Kalender nicht" in text(page)
    assert listed(page) == [(day(1), "18 Uhr", "Treff")]


def test_a_full_day_ends_and_says_how_many_more_there_are(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(day_page, "MOST_ROWS_OF_DAY", 2)
    for number in range(4):
        event(world, f"Fest {number}", in_days(1))
    indexing.build()

    page = look(client, LIST)

    assert len(listed(page)) == 2
    assert "Dazu 2 weitere Termine." in text(page)


def test_old_addresses_of_the_list_of_hits_lead_to_it(client: Client, world: World) -> None:
    indexing.build()

    answer = client.get(f"{LIST}?q=Chor&sort=name&page=2")

    assert [answer.status_code, answer["Location"]] == [
        302,
        f"{LIST}/karte?q=Chor&sort=name&page=2",
    ]


def test_words_of_danger_bring_help_and_stand_in_no_tab(client: Client, world: World) -> None:
    event(world, "Chor", in_days(1))
    indexing.build()

    page = look(client, f"{LIST}?q=mein+Mann+schlägt+mich")

    assert "Hilfe bei Gewalt" in text(page)
    assert "schlägt" not in page.partition("<title>")[2].partition("</title>")[0]


def test_a_place_that_nobody_knows_is_asked_for(client: Client, world: World) -> None:
    event(world, "Chor", in_days(1))
    indexing.build()

    page = look(client, f"{LIST}?place=Xanadu")

    assert ["Welcher Ort?" in text(page), listed(page)] == [True, []]


def test_what_lasts_for_weeks_stands_before_the_days(client: Client, world: World) -> None:
    event(world, "Ausstellung", in_days(-3), ends_at=in_days(30))
    event(world, "Chor", in_days(1))
    indexing.build()

    last = formats.day(timezone.localdate() + dt.timedelta(days=30), timezone.localdate())
    assert listed(look(client, LIST)) == [
        ("weeks", f"Noch bis {last}".replace("\xa0", " "), "Ausstellung"),
        (day(1), "18 Uhr", "Chor"),
    ]


def test_three_events_cost_the_queries_of_one(client: Client, world: World) -> None:
    counts = []
    for names in (("Eins",), ("Zwei", "Drei")):
        for name in names:
            event(world, name, in_days(1), location=world.location())
        indexing.build()
        shown = len(listed(look(client, LIST)))
        counts.append((shown, fewest_queries(lambda: look(client, LIST))))

    assert [shown for shown, _count in counts] == [1, 3]
    assert counts[0][1] == counts[1][1]


def test_names_in_german_are_told_once_to_who_reads_another_language(
    client: Client, world: World
) -> None:
    for name in ("Chor", "Kurs"):
        event(world, name, in_days(1))
    indexing.build()
    pages = [f"/{language}/{LIST[4:]}" for language in ("tr", "de", "tr", "de")]
    pages[2:] = [f"{page}/monat?month={in_days(1):%Y-%m}" for page in pages[2:]]

    told = [re.findall(r'found__language">(.*?)</p>', look(client, page)) for page in pages]

    with translation.override("tr"):
        words = translation.gettext(
            "Einen Teil der Angaben gibt es noch nicht in der Sprache dieser Seite,"
            " nur auf Deutsch."
        )
    assert told == [[words], [], [words], []]


def test_weekdays_begin_large_only_where_a_line_does(client: Client, world: World) -> None:
    event(world, "Chor", in_days(1))
    event(world, "Kurs", in_days(2))
    indexing.build()
    today = timezone.localdate()
    days = [today + dt.timedelta(days=count) for count in (1, 2)]

    page = look(client, "/uk/veranstaltungen")

    with translation.override("uk"):
        tomorrow, after = (formats.long_day(day, today) for day in days)
    headings = re.findall(r"<h3 id=\"tag-.*?<time[^>]*>(.*?)</time>", page)
    assert headings == [f"Завтра, {tomorrow}", f"{after[0].upper()}{after[1:]}"]
    assert tomorrow[0].islower()


def test_the_english_page_says_nothing_in_german(client: Client, world: World) -> None:
    event(world, "Chor", in_days(1), rrule="FREQ=WEEKLY", ends_at=in_days(3, "12:00"))
    event(world, "Fest", in_days(1), status=Status.TEMPORARILY_CLOSED)
    event(world, "Expo", in_days(-1), ends_at=in_days(30))
    indexing.build()

    pages = (f"/en/veranstaltungen?from={day(0)}", "/en/veranstaltungen/monat")
    words = " ".join(text(look(client, page)) for page in pages).split()

    german = {"und", "der", "die", "das", "Termine", "Termin", "Uhr", "bis", "Kalender", "Tag"}
    assert sorted(german & set(words)) == []


def test_a_portal_of_a_town_shows_its_own_days_and_keeps_its_address(
    client: Client, world: World
) -> None:
    town = Portal.objects.create(kind="town", slug="nord", name="Nord", is_published=True)
    town.areas.add(world.north)
    portals.forget()
    event(world, "Hier", in_days(1), location=world.location(world.north))
    event(world, "Dort", in_days(1), location=world.location(world.south))
    indexing.build()

    page = look(client, "/nord/de/veranstaltungen")

    assert [name for _day, _hours, name in listed(page)] == ["Hier"]
    assert links(page)["Monat"] == "/nord/de/veranstaltungen/monat"
    assert links(page)["1 in der Umgebung"] == "/nord/de/veranstaltungen?around=1"
    assert links(page)["Kalender abonnieren"] == "webcal://testserver/nord/de/veranstaltungen.ics"
    subscribed = client.get("/nord/de/veranstaltungen.ics").content.decode()
    assert ["SUMMARY:Hier" in subscribed, "SUMMARY:Dort" in subscribed] == [True, False]
    portals.forget()
