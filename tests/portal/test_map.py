"""What the map draws: clusters, single records, and the borders below."""

from __future__ import annotations

import pytest
from django.test import Client

from sozialatlas.search import indexing
from tests.counted_queries import fewest_queries
from tests.portal.searching import full_record
from tests.search.world import World

ADDRESS = "/de/karte/suche.json"
NEAR = "17"
FAR = "5"


def marks(client: Client, **given: str) -> list[dict[str, object]]:
    """Return what the map draws."""
    answer = client.get(ADDRESS, {"zoom": NEAR, **given})
    assert answer.status_code == 200, answer.content
    return list(answer.json())


def test_a_single_record_is_named_and_linked(client: Client, world: World) -> None:
    link = world.record("Tagespflege")
    indexing.build()

    assert marks(client) == [
        {
            "lat": 50.2,
            "lon": 8.1,
            "count": 1,
            "label": "Tagespflege",
            "bbox": [8.1, 50.2, 8.1, 50.2],
            "id": str(link.pk),
            "url": f"/de/angebote/tagespflege-{link.pk}",
        }
    ]


def test_records_close_together_are_one_mark_with_words(client: Client, world: World) -> None:
    for _number in range(3):
        world.record("Hilfe")
    indexing.build()

    found = marks(client, zoom=FAR)

    assert [[mark["count"], mark["id"], mark["url"]] for mark in found] == [[3, "", ""]]
    assert str(found[0]["label"]).startswith("3 Einträge")


def test_the_name_of_a_mark_holds_the_number_on_it(client: Client, world: World) -> None:
    for _number in range(2):
        world.record("Hilfe")
    indexing.build()

    answer = client.get("/ar/karte/suche.json", {"zoom": FAR})

    assert [mark["label"].startswith("2: ") for mark in answer.json()] == [True]


def test_marks_count_what_the_list_counts(client: Client, world: World) -> None:
    for where in (world.north, world.middle, world.south):
        world.record("Hilfe", where)
    world.record("Kita")
    indexing.build()

    found = marks(client, q="Hilfe")

    assert sum(int(str(mark["count"])) for mark in found) == 3


def test_only_what_lies_in_view_is_drawn(client: Client, world: World) -> None:
    for where in (world.north, world.south):
        world.record("Hilfe", where)
    indexing.build()

    found = marks(client, view="8,49.9,8.2,50.1")

    assert [mark["lat"] for mark in found] == [50.0]


def test_a_confidential_location_stands_in_the_middle_of_its_municipality(
    client: Client, world: World
) -> None:
    link = world.record("Frauenhaus", place={"lat": 50.2345, "lon": 8.1234})
    link.location.is_confidential = True
    link.location.save()
    indexing.build()

    assert [[mark["lat"], mark["lon"], mark["bbox"]] for mark in marks(client)] == [
        [50.2, 8.1, [8.1, 50.2, 8.1, 50.2]]
    ]


@pytest.mark.parametrize(
    "query",
    ["", "zoom=", "zoom=x", "zoom=-1", "zoom=99", "zoom=5&view=1,2", "zoom=5&view=a,b,c,d"],
)
def test_a_view_that_makes_no_sense_is_refused(client: Client, world: World, query: str) -> None:
    indexing.build()

    assert client.get(f"{ADDRESS}?{query}").status_code == 400


def test_an_unknown_page_has_no_map(client: Client, world: World) -> None:
    indexing.build()

    assert client.get("/de/karte/nichts.json", {"zoom": NEAR}).status_code == 404


def test_three_records_cost_the_queries_of_one(client: Client, world: World) -> None:
    counts = []
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            link = full_record(world, number)
            link.location.lat = 50 + number / 10
            link.location.save()
        indexing.build()
        found = marks(client)
        counts.append((len(found), fewest_queries(lambda: marks(client))))

    assert [shown for shown, _count in counts] == [1, 3]
    assert counts[0][1] == counts[1][1]


@pytest.mark.parametrize("address", ["/karte/grenzen.json", "/karte/sozialraeume.json"])
def test_the_borders_are_fetched_once(client: Client, world: World, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first.headers["ETag"]})

    assert [first.status_code, first.json()["type"], again.status_code] == [
        200,
        "FeatureCollection",
        304,
    ]


def test_the_switch_of_borders_is_there_where_there_are_social_areas(
    client: Client, world: World
) -> None:
    indexing.build()
    there = "data-borders" in client.get("/de/suche").content.decode()
    world.social.delete()

    assert [there, "data-borders" in client.get("/de/suche").content.decode()] == [True, False]
