"""The page of results and places: asked back, told as finely as may be known."""

from __future__ import annotations

import re

from django.test import Client

from sozialatlas.search import indexing
from tests.portal.searching import full_record, links, look, names, text, towns_called
from tests.search.world import World


def test_a_place_that_may_be_several_is_asked_back(client: Client, world: World) -> None:
    full_record(world, 1)
    towns_called("Neukirchen", postal_codes=("99990", "99991"))
    indexing.build()

    page = look(client, "/de/suche?q=Hilfe&place=Neukirchen&sort=distance")

    assert "Es gibt mehrere Orte mit diesem Namen. Welchen meinen Sie?" in text(page)
    assert "nicht zu verstehen" not in text(page)
    offered = [address for label, address in links(page).items() if label.startswith("Neukirchen")]
    assert len(offered) == 2
    for address in offered:
        assert "nahe Neukirchen" in text(look(client, address))


def test_a_postal_code_in_two_counties_is_asked_back(client: Client, world: World) -> None:
    towns_called("Neukirchen", postal_codes=("99990", "99990"))
    indexing.build()

    page = look(client, "/de/suche?place=99990")

    offered = [address for label, address in links(page).items() if "99990" in label]
    assert "Welchen meinen Sie?" in text(page)
    assert len(offered) == 2


def test_an_unknown_place_is_said(client: Client, world: World) -> None:
    world.record("Hilfe")
    indexing.build()

    words = text(look(client, "/de/suche?q=Hilfe&place=Xyzhausen"))

    assert "„Xyzhausen“ kennen wir nicht als Ort." in words
    assert "1 Angebot" in words


def test_a_misspelt_place_is_asked_back_before_anything_is_shown(
    client: Client, world: World
) -> None:
    world.record("Hilfe", is_free="yes")
    indexing.build()

    page = look(client, "/de/suche?place=Mitstatd&free=1")

    found = links(page)
    assert names(page) == []
    assert [part in text(page) for part in ("Meinten Sie:", "nichts gefunden", "0 Angebote")] == [
        True, False, False,
    ]  # fmt: skip
    offered = [address for label, address in found.items() if label.startswith("Mittstadt")]
    assert [names(look(client, address)) for address in offered] == [["Hilfe"]]
    assert found["Im ganzen Gebiet suchen"] == "/de/suche?free=1"


def test_a_radius_stands_ready_until_a_place_goes_without(client: Client, world: World) -> None:
    indexing.build()

    selected = [
        re.findall(r'value="([^"]*)" selected', look(client, f"/de/suche?{query}"))
        for query in ("", "q=Hilfe", "q=Hilfe&place=Mittstadt", "place=Mittstadt&radius_km=5")
    ]

    assert selected == [["10"], ["10"], [""], ["5"]]


def test_a_confidential_location_shows_no_more_than_its_municipality(
    client: Client, world: World
) -> None:
    link = world.record("Frauenhaus", place={"lat": 50.2345, "lon": 8.1234})
    link.location.is_confidential = True
    link.location.name = "Geheimes Haus"
    link.location.save()
    indexing.build()

    page = look(client, "/de/suche?lat=50.2345&lon=8.1234")

    assert "Geheimes" not in page
    assert "Mittstadt, Adresse bleibt geheim" in text(page)
    assert " km, Mittstadt" not in text(page)
    assert f'href="#record-{link.pk}"' not in page


def test_a_place_that_is_known_by_its_town_alone_is_about_so_far(
    client: Client, world: World
) -> None:
    world.record("Tafel", place={"lat": 50.2345, "lon": 8.1234, "precision": "municipality"})
    world.record("Kleiderkammer", place={"lat": 50.2345, "lon": 8.1234, "precision": "exact"})
    indexing.build()

    page = text(look(client, "/de/suche?lat=50.2345&lon=8.1234"))

    assert ("etwa 10 m" in page, page.count("10 m")) == (True, 2)
