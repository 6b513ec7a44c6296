"""What the search read into the words, and the ways back from it."""

from __future__ import annotations

from django.test import Client

from sozialatlas.search import indexing
from tests.portal.searching import links, look, text
from tests.search.world import World


def test_a_misread_place_is_given_back_and_nothing_else(client: Client, world: World) -> None:
    world.record("Kita Regenbogen", world.north)
    indexing.build()

    page = look(client, "/de/suche?q=Kita+Nordhausen&free=1")

    assert "„Nordhausen“ haben wir als Ort verstanden." in text(page)
    assert links(page)["„Nordhausen“ nicht als Ort verstehen"] == (
        "/de/suche?q=Kita+Nordhausen&free=1&exact=place"
    )


def test_a_radius_that_danger_leaves_out_is_said_and_gone_from_the_address(
    client: Client, world: World
) -> None:
    world.record("Kita", world.north)
    indexing.build()

    page = look(client, "/en/suche?q=ich+will+nicht+mehr+leben&place=Suedheim&radius_km=5")

    assert "We show help at any distance, not only nearby." in text(page)
    assert "radius_km=" not in " ".join(links(page).values())
