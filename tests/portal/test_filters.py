"""The filters beside the results: topics as a tree, opening, age, distance, orders."""

from __future__ import annotations

import datetime as dt
import re

from django.test import Client

from sozialatlas.directory.models import Schedule, Topic
from sozialatlas.search import indexing
from tests.portal.searching import links, look, names, text
from tests.search.world import World, opens


def filters(page: str) -> str:
    return page.partition('id="eingrenzen"')[2].partition("</form>")[0]


def test_topics_stand_in_their_group_with_both_counts(client: Client, world: World) -> None:
    group = Topic.objects.create(code="g-care", name="Pflege im Alter")
    for number in (1, 2):
        topic = Topic.objects.create(code=f"t-{number}", name=f"Thema {number}", parent=group)
        for _ in range(number):
            world.record("Hilfe").service.topics.add(topic)
    indexing.build()

    page = text("<main" + filters(look(client, "/de/suche")) + "</main>")

    assert "Pflege im Alter 3 2 Themen in Pflege im Alter Thema 2 2 Thema 1 1" in page


def test_a_chosen_topic_without_hits_stays_and_can_be_removed(
    client: Client, world: World
) -> None:
    for code in ("t-full", "t-empty"):
        Topic.objects.create(code=code, name=f"Thema {code}")
    world.record("Hilfe").service.topics.add(Topic.objects.get(code="t-full"))
    indexing.build()

    page = look(client, "/de/suche?topic=t-empty")

    assert re.search(r'value="t-empty" checked', page)
    assert links(page)["Thema t-empty entfernen"] == "/de/suche"


def test_days_and_times_narrow_and_are_counted(client: Client, world: World) -> None:
    opens(0, 8, 12, service_at_location=world.record("Montags"))
    opens(2, 14, 20, service_at_location=world.record("Mittwochs"))
    world.record("Unbekannt")
    indexing.build()

    page = look(client, "/de/suche?day=we")

    assert names(page) == ["Mittwochs"]
    assert "Montag 1 Mittwoch 1" in text("<main" + filters(page) + "</main>")
    assert re.findall(r'<option value="([^"]*)"', filters(page)) == [
        "", "14:00", "16:00", "18:00",
    ]  # fmt: skip
    assert names(look(client, "/de/suche?time=09:00")) == ["Montags"]


def test_an_age_keeps_what_fits_and_what_is_unknown(client: Client, world: World) -> None:
    world.record("Kinder", maximum_age=13)
    world.record("Erwachsene", minimum_age=18)
    world.record("Offen")
    indexing.build()

    page = look(client, "/de/suche?age=13&sort=name")

    assert names(page) == ["Kinder", "Offen"]
    assert links(page)["Alter: 13 entfernen"] == "/de/suche?sort=name"


def test_distances_are_links_with_counts(client: Client, world: World) -> None:
    world.record("Hier", world.middle)
    world.record("Dort", world.north)
    indexing.build()

    page = look(client, "/de/suche?lat=50.2&lon=8.1&radius_km=5")

    assert "bis 2 km 1 bis 5 km 1 bis 20 km 2 beliebig weit" in text(
        "<main" + filters(page) + "</main>"
    )
    assert links(page)["bis 20 km"] == "/de/suche?lat=50.2&lon=8.1&radius_km=20"
    assert links(page)["beliebig weit"] == "/de/suche?lat=50.2&lon=8.1"


def test_results_stand_by_name_or_by_check(client: Client, world: World) -> None:
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    world.record("Zoo")
    world.record("Äpfel", verified_at=now - dt.timedelta(days=9))
    world.record("Birnen", verified_at=now)
    indexing.build()

    assert names(look(client, "/de/suche?sort=name")) == ["Äpfel", "Birnen", "Zoo"]
    assert names(look(client, "/de/suche?sort=verified")) == ["Birnen", "Äpfel", "Zoo"]


def test_a_very_long_text_is_cut_and_said_so_once(client: Client, world: World) -> None:
    indexing.build()

    page = look(client, "/de/suche?q=" + "Pflege+" * 1400)

    assert text(page).count("Ihr Text ist sehr lang.") == 1
    assert len(page) < 100_000


def test_a_mistyped_country_takes_no_page_away(client: Client, world: World) -> None:
    for name, country in (("Richtig", "DE"), ("Vertippt", "XX")):
        link = world.record(name, place={"country": country})
        for weekday in range(7):
            Schedule.objects.create(
                service_at_location=link, weekday=weekday, opens=dt.time(), closes=dt.time()
            )
    indexing.build()

    found = [sorted(names(look(client, f"/de/suche?{query}"))) for query in ("", "open_now=1")]

    assert found == [["Richtig", "Vertippt"]] * 2


def test_phone_and_online_are_two_filters_and_older_addresses_mean_either(
    client: Client, world: World
) -> None:
    world.record("Anruf", is_by_phone=True)
    world.record("Video", is_online=True)
    world.record("Nur dort")
    indexing.build()

    phone, online, either = (
        look(client, f"/de/suche?{name}=1&sort=name") for name in ("by_phone", "online", "remote")
    )

    assert [names(page) for page in (phone, online, either)] == [
        ["Anruf"], ["Video"], ["Anruf", "Video"],
    ]  # fmt: skip
    assert [
        re.findall(r'name="(by_phone|online|remote)"', filters(p)) for p in (phone, either)
    ] == [
        ["by_phone"],
        ["by_phone", "online", "remote"],
    ]
    assert links(either)["Online oder am Telefon entfernen"] == "/de/suche?sort=name"
