"""The map of a page of results works before any script: marks are links, and agree with JSON."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client

from sozialatlas.portal.results_map.frame import WIDTH
from sozialatlas.portal.results_map.picture import MOST_SIZE, PIN_SIZE, Spot, _cleared
from sozialatlas.search import indexing
from sozialatlas.search.engine.reader import reader
from tests.counted_queries import fewest_queries
from tests.portal.searching import full_record, look, text
from tests.search.world import World

_SPOT = re.compile(
    r'<a class="picture__(mark|pin)" href="([^"]*)"><title>([^<]*)</title>'
    r"<(?:circle|path)[^>]*/>(?:<text>([\d.]+)</text>)?(?:<path[^>]*/>)?</a>"
)


@pytest.fixture
def world(db: None, data_dir: Path) -> Iterator[World]:
    """Return a county without records."""
    reader.drop()
    cache.clear()
    yield World()
    reader.drop()
    cache.clear()


def spots(page: str, kind: str = "mark") -> list[list[str]]:
    """Return address, name and number of what the picture leads to."""
    return [
        [html.unescape(address), html.unescape(name), number]
        for found, address, name, number in _SPOT.findall(page)
        if found == kind
    ]


def frame(page: str) -> tuple[float, float, float]:
    """Return middle and zoom of the picture."""
    found = re.search(r'data-frame="([^"]*)"', page)
    assert found is not None
    lat, lon, zoom = (float(part) for part in found[1].split(","))
    return lat, lon, zoom


def test_a_cluster_leads_to_the_same_search_in_its_box(client: Client, world: World) -> None:
    for _number in range(3):
        world.record("Hilfe")
    world.record("Hilfe", world.south)
    world.record("Kita")
    indexing.build()
    marks = spots(look(client, "/de/suche?q=Hilfe&sort=relevance&page=1"))

    address, name, number = next(mark for mark in marks if mark[2] == "3")

    assert address.startswith("/de/suche?q=Hilfe&bbox=")
    assert name.startswith("3 Einträge")
    assert text(look(client, address)).count("Hilfe") >= int(number)
    assert "3 Angebote" in text(look(client, address))


def test_a_numbered_pin_leads_to_its_row(client: Client, world: World) -> None:
    link = world.record("Tagespflege")
    indexing.build()

    page = look(client, "/de/suche")

    assert spots(page, "pin") == [[f"#record-{link.pk}", "Nummer 1: Tagespflege", "1"]]
    assert f'id="record-{link.pk}"' in page


def test_a_single_record_of_another_page_leads_to_its_own_page(
    client: Client, world: World
) -> None:
    for _number in range(21):
        world.record("Beratung")
    far = world.record("Beratung", world.south)
    indexing.build()

    marks = spots(look(client, "/de/suche")) + spots(look(client, "/de/suche?page=2"))

    assert [f"/de/angebote/beratung-{far.pk}", "Beratung", ""] in marks


@pytest.mark.parametrize("query", ["", "q=Hilfe", "bbox=7.9,49.9,8.3,50.3"])
def test_the_picture_shows_the_clusters_of_the_json_answer(
    client: Client, world: World, query: str
) -> None:
    for where in (world.north, world.middle, world.south):
        for _number in range(12):
            world.record("Hilfe", where)
    indexing.build()
    page = look(client, f"/de/suche?{query}")
    zoom = int(frame(page)[2])

    answer = client.get(f"/de/karte/suche.json?{query}", {"zoom": str(zoom)} | _given(query))

    drawn = sorted([name, number] for _url, name, number in spots(page))
    assert drawn
    assert drawn == sorted([mark["label"], str(mark["count"])] for mark in answer.json())


def _given(query: str) -> dict[str, str]:
    return dict(part.split("=") for part in query.split("&") if part)


def test_a_place_with_a_radius_is_marked_and_in_the_middle(client: Client, world: World) -> None:
    world.record("Hilfe")
    indexing.build()

    page = look(client, "/de/suche?lat=50.2&lon=8.1&radius_km=5")

    assert frame(page)[:2] == (pytest.approx(50.2, abs=1e-4), 8.1)
    assert re.findall(r"data-near=.*?>", page) == [
        'data-near="50.2,8.1,5.0" data-place="Ihr Standort" data-beside="32">'
    ]
    assert 'class="map__radius"' in page


def test_the_place_that_was_asked_for_is_named_once(client: Client, world: World) -> None:
    world.record("Hilfe", world.north)
    indexing.build()

    page = look(client, "/de/suche?place=Mittstadt&radius_km=50")

    named = re.findall(r"<text[^>]*>(Mittstadt)</text>", page)
    assert named == ["Mittstadt"]
    assert re.findall(r'class="picture__name"[^>]*>([^<]*)<', page) == ["Mittstadt"]


def test_without_hits_and_land_the_picture_is_empty(client: Client, world: World) -> None:
    indexing.build()
    page = look(client, "/de/suche")

    assert [spots(page), spots(page, "pin"), frame(page)] == [[], [], (51.0, 10.0, 6.0)]


def test_names_of_records_are_written_as_text(client: Client, world: World) -> None:
    world.record("<script>alert(1)</script>")
    indexing.build()

    assert "<script>alert" not in look(client, "/de/suche")


def test_more_marks_cost_no_more_queries(client: Client, world: World) -> None:
    counts = []
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            link = full_record(world, number)
            link.location.lat = 49 + number / 2
            link.location.save()
        indexing.build()
        look(client, "/de/suche?bbox=7,49,9,51")
        counts.append(fewest_queries(lambda: look(client, "/de/suche?bbox=7,49,9,51")))

    assert counts[0] == counts[1]


def test_a_mark_that_steps_aside_stays_in_the_picture() -> None:
    pin = Spot(WIDTH - 10, 300, PIN_SIZE, "1", "Nummer 1", "#record")
    mark = Spot(WIDTH - 1, 300, MOST_SIZE, "99", "99 Einträge", "/de/suche?bbox=1")
    below = Spot(100, 200, MOST_SIZE, "9", "9 Einträge", "/de/suche?bbox=2")

    moved = _cleared([mark, below], [pin], None)

    assert [(spot.x, spot.y) for spot in moved] == [(WIDTH, 300), (100, 200)]
