"""What a mark of the map stands for: one record, or a list of all behind one door."""

from __future__ import annotations

import pytest
from django.test import Client

from sozialatlas.portal.search.at_point import SHOWN, widened
from sozialatlas.search import indexing
from sozialatlas.search.requests import BBox
from tests.counted_queries import fewest_queries
from tests.portal.searching import full_record
from tests.search.world import World

ADDRESS = "/de/karte/suche/auswahl"
HERE = "8.1,50.2,8.1,50.2"
THERE = "8.1,50,8.1,50"


def words(client: Client, **given: str) -> list[str]:
    """Return the lines of a card, without its tags."""
    answer = client.get(ADDRESS, {"view": HERE, **given})
    assert answer.status_code == 200, answer.content
    text = "".join(part.rpartition(">")[2] for part in answer.content.decode().split("<"))
    return [line.strip() for line in text.splitlines() if line.strip()]


def test_a_single_record_has_its_name_and_its_page(client: Client, world: World) -> None:
    link = world.record("Tagespflege")
    world.record("Anderswo", world.south)
    indexing.build()

    answer = client.get(ADDRESS, {"view": HERE}).content.decode()

    assert f'<a class="choice__name" href="/de/angebote/tagespflege-{link.pk}">' in answer
    assert words(client)[0] == "Tagespflege"
    assert "Anderswo" not in answer


def test_several_behind_one_door_are_a_list(client: Client, world: World) -> None:
    for name in ("Hilfe", "Kita"):
        world.record(name)
    indexing.build()

    found = words(client)

    assert [found[0], {"Hilfe", "Kita"} <= set(found)] == ["2 Einträge hier", True]


def test_the_search_goes_on_in_the_card(client: Client, world: World) -> None:
    for name in ("Hilfe", "Kita"):
        world.record(name)
    indexing.build()

    assert words(client, q="Kita")[0] == "Kita"


def test_a_long_list_leads_to_all_of_them(client: Client, world: World) -> None:
    for number in range(SHOWN + 1):
        world.record(f"Hilfe {number}")
    indexing.build()

    answer = client.get(ADDRESS, {"view": HERE, "q": "Hilfe"}).content.decode()
    target = answer.rpartition('<p class="choice__rest"><a href="')[2].partition('"')[0]

    assert answer.count("choice__name") == SHOWN
    assert target.replace("&amp;", "&") == (
        "/de/suche?q=Hilfe&bbox=8.09999%2C50.19999%2C8.10001%2C50.20001"
    )
    assert f">{SHOWN + 1} Angebote" in client.get(target.replace("&amp;", "&")).content.decode()


def test_a_confidential_place_says_no_more_than_its_mark(client: Client, world: World) -> None:
    link = world.record("Frauenhaus", place={"lat": 50.2345, "lon": 8.1234})
    link.location.is_confidential = True
    link.location.save()
    indexing.build()

    true_place = client.get(ADDRESS, {"view": "8.1234,50.2345,8.1234,50.2345"}).content.decode()

    assert [words(client)[0], "Frauenhaus" in true_place] == ["Frauenhaus", False]


def test_an_empty_point_is_an_empty_list(client: Client, world: World) -> None:
    world.record("Hilfe")
    indexing.build()

    assert "choice__name" not in client.get(ADDRESS, {"view": THERE}).content.decode()


@pytest.mark.parametrize("view", ["", "1,2", "a,b,c,d", "9,50,8,51", "1e999,0,0,0"])
def test_a_view_that_makes_no_sense_is_refused(client: Client, world: World, view: str) -> None:
    indexing.build()

    assert client.get(ADDRESS, {"view": view}).status_code == 400


def test_an_unknown_page_has_no_card(client: Client, world: World) -> None:
    indexing.build()

    assert client.get("/de/karte/nichts/auswahl", {"view": HERE}).status_code == 404


def test_the_edge_of_the_world_is_no_crash() -> None:
    assert widened(BBox(-180, -90, 180, 90)) == BBox(-180, -90, 180, 90)


def test_three_records_cost_the_queries_of_one(client: Client, world: World) -> None:
    counts = []
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            full_record(world, number)
        indexing.build()
        counts.append(fewest_queries(lambda: client.get(ADDRESS, {"view": "8,49,9,51"})))

    assert counts[0] == counts[1]
