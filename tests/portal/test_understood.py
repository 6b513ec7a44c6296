"""What the search read into the words, and the ways back from it."""

from __future__ import annotations

from urllib.parse import quote_plus

from django.test import Client

from sozialatlas.directory.models import Topic
from sozialatlas.search import indexing
from tests.portal.searching import links, look, text
from tests.search.world import World


def build_with_topic(world: World, name: str, topic: str) -> None:
    world.record(name).service.topics.add(Topic.objects.get(code=topic))
    indexing.build()


def test_a_misread_place_is_given_back_and_nothing_else(client: Client, world: World) -> None:
    world.record("Kita Regenbogen", world.north)
    indexing.build()

    page = look(client, "/de/suche?q=Kita+Nordhausen&free=1")

    assert "„Nordhausen“ haben wir als Ort verstanden." in text(page)
    assert links(page)["„Nordhausen“ nicht als Ort verstehen"] == (
        "/de/suche?q=Kita+Nordhausen&free=1&exact=place"
    )


def test_topics_that_were_read_in_are_taken_back_like_all_else(
    client: Client, world: World
) -> None:
    build_with_topic(world, "Gruppe am Markt", "dementia_support")
    typed = "mein Vater vergisst alles"

    page = look(client, f"/de/suche?q={quote_plus(typed)}&free=0&page=1")

    back = links(page)[f"Genau nach „{typed}“ suchen"]
    assert back == "/de/suche?q=mein+Vater+vergisst+alles&free=0&exact=1"
    assert "Das passt zu diesen Themen:" in text(page)
    assert "Das passt zu diesen Themen:" not in text(look(client, back))


def test_words_repaired_and_understood_are_taken_back_by_one_link(
    client: Client, world: World
) -> None:
    build_with_topic(world, "Physiotherapie am Bahnhof", "therapy_practice")

    page = look(client, "/de/suche?q=wo+gibt+es+Fisioterapi+bei+Quixotterie")

    assert "Wir zeigen Treffer für „wo gibt es Physiotherapie bei Quixotterie“." in text(page)
    assert "Das passt zu diesen Themen:" in text(page)
    assert page.count("Genau nach") == 1


def test_the_way_back_from_a_long_message_names_its_beginning_and_keeps_the_danger(
    client: Client, world: World
) -> None:
    link = world.record("Nachttelefon")
    link.service.topics.add(Topic.objects.get(code="crisis_line"))
    indexing.build()
    typed = "ich habe solche Angst und kann nachts nicht schlafen, ich will nicht mehr leben"

    back = links(look(client, f"/de/suche?q={quote_plus(typed)}"))

    named = "ich habe solche Angst und kann nachts nicht schlafen, ich…"
    assert back[f"Genau nach „{named}“ suchen"] == f"/de/suche?q={quote_plus(typed)}&exact=1"


def test_a_radius_that_danger_leaves_out_is_said_and_gone_from_the_address(
    client: Client, world: World
) -> None:
    world.record("Kita", world.north)
    indexing.build()

    page = look(client, "/en/suche?q=ich+will+nicht+mehr+leben&place=Suedheim&radius_km=5")

    assert "We show help at any distance, not only nearby." in text(page)
    assert "radius_km=" not in " ".join(links(page).values())


def test_of_a_long_text_only_the_repaired_words_are_said(client: Client, world: World) -> None:
    build_with_topic(world, "Physiotherapie am Bahnhof", "therapy_practice")
    long = "wo gibt es Fisioterapi bei Quixotterie und allem was sonst noch dazu kommt"

    page = look(client, f"/de/suche?q={quote_plus(long)}")

    assert "Wir zeigen Treffer für „Physiotherapie“." in text(page)
