"""What the map draws: clusters, single records, and the borders below."""

from __future__ import annotations

import re

import pytest
import shapely
from django.test import Client

from sozialatlas.places import geometry
from sozialatlas.places.models import AreaBoundary
from sozialatlas.search import indexing
from tests.counted_queries import fewest_queries
from tests.portal.searching import full_record, look, text
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


def test_the_picture_shows_social_areas_only_where_they_are_asked_for(
    client: Client, world: World
) -> None:
    for number in range(3):
        world.record(f"Hilfe {number}")
    world.social.members.all().delete()
    surface = shapely.box(8.12, 50.0, 8.3, 50.4)
    AreaBoundary.of_outline(world.social, geometry.outline(surface)).save()
    indexing.build()

    asked = "/de/suche?bbox=7.9,49.9,8.4,50.5"
    pages = [look(client, asked + more) for more in ("", "&borders=social_areas")]

    assert [page.count("picture__social-areas") for page in pages] == [0, 1]
    assert [_names(page) for page in pages] == [[], ["West"]]
    canonical = "/de/suche?bbox=7.9%2C49.9%2C8.4%2C50.5"
    switches = [re.findall(r'<b>(.*?)</b>|href="([^"]*)#karte"', _switch(page)) for page in pages]
    assert switches == [
        [("Gemeinden", ""), ("", f"{canonical}&amp;borders=social_areas")],
        [("", canonical), ("Sozialräume", "")],
    ]


def test_the_borders_stay_when_something_else_changes(client: Client, world: World) -> None:
    for number in range(3):
        world.record(f"Hilfe {number}", world.south if number else world.north)
    indexing.build()

    page = look(client, "/de/suche?q=Hilfe&borders=social_areas")

    assert '<input type="hidden" name="borders" value="social_areas">' in page
    boxes = re.findall(r'href="(/de/suche[^"]*bbox=[^"]*)"', page)
    assert [box.endswith("&amp;borders=social_areas") for box in boxes] == [True] * len(boxes)
    assert boxes


def test_borders_that_there_are_not_are_named(client: Client, world: World) -> None:
    indexing.build()

    page = look(client, "/de/suche?borders=rivers")

    told = "Ein Teil der Adresse war nicht zu verstehen und wurde weggelassen: Karte."
    assert [told in text(page), "picture__social-areas" in page] == [True, False]


def _names(page: str) -> list[str]:
    towns = re.search(r'<g class="picture__towns"[^>]*>(.*?)</g>', page)
    return re.findall(r"<text[^>]*>([^<]*)</text>", towns[1]) if towns else []


def _switch(page: str) -> str:
    found = re.search(r"<noscript>\s*<p class=\"map-borders\">.*?</noscript>", page, re.DOTALL)
    assert found is not None
    return found[0]


def test_a_map_of_nothing_is_not_offered(client: Client, world: World) -> None:
    full_record(world, 1)
    indexing.build()

    offered = [
        'href="#karte"' in look(client, f"/de/suche{query}") for query in ("", "?q=Xylofon")
    ]

    assert offered == [True, False]
