"""Odd addresses of the page of results: left out and named, and never an error."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings, strategies as st

from sozialatlas.search import indexing
from sozialatlas.search.understanding import bounds
from tests import odd_addresses
from tests.portal.searching import full_record, look, names, text
from tests.search.world import World


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("colour=red", "colour"),
        ("page=x", "Seite"),
        ("radius_km=viel", "Umkreis"),
        ("radius_km=5_0", "Umkreis"),
        ("lat=nan&lon=8", "Ihr Standort"),
        ("sort=distance", "Reihenfolge"),
        ("bbox=1", "Kartenausschnitt"),
        ("type=person", "Art"),
        ("topic=gibt-es-nicht", "Thema"),
        ("free=vielleicht", "Kostenlos"),
    ],
)
def test_what_makes_no_sense_is_left_out_and_named(
    client: Client, world: World, query: str, name: str
) -> None:
    world.record("Hilfe")
    indexing.build()

    page = look(client, f"/de/suche?{query}&q=Hilfe")

    assert f"und wurde weggelassen: {name}." in text(page)
    assert names(page) == ["Hilfe"]


@pytest.mark.parametrize(
    "typed", ["%FF", "%F0%9F%98%80", "...", "%3F!", "ich+und+der+die", "was+ist+das"]
)
def test_that_nothing_to_search_for_was_typed_is_said(
    client: Client, world: World, typed: str
) -> None:
    world.record("Hilfe")
    indexing.build()

    page = look(client, f"/de/suche?q={typed}")

    assert "enthält kein Wort, nach dem wir suchen können." in text(page)
    assert names(page) == ["Hilfe"]


@pytest.mark.parametrize("query", ["", "q=", "q=Hilfe", "q=مساعدة"])
def test_readable_words_and_none_at_all_are_no_matter(
    client: Client, world: World, query: str
) -> None:
    world.record("Hilfe")
    indexing.build()

    assert "nach dem wir suchen können" not in text(look(client, f"/de/suche?{query}"))


def test_of_what_the_database_looks_for_nothing_is_said(client: Client, world: World) -> None:
    world.record("Was ist das")

    page = text(look(client, "/de/suche?q=was+ist+das"))

    assert "Die Suche wird gerade neu aufgebaut." in page
    assert "nach dem wir suchen können" not in page


def test_words_of_a_person_are_shown_as_text_only(client: Client, world: World) -> None:
    indexing.build()

    page = look(client, "/de/suche?q=%3Cscript%3Ealert(1)%3C/script%3E&place=%22%3E%3Cb%3E")

    assert "<script>alert" not in page
    assert '"><b>' not in page


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    query=odd_addresses.queries,
    word=st.sampled_from(
        ["suche", "veranstaltungen", "veranstaltungen/monat", "veranstaltungen/karte", "mitmachen"]
    ),
)
def test_any_address_is_a_page(
    client: Client, world: World, query: dict[str, list[str]], word: str
) -> None:
    if not world.provider.services.exists():
        world.record("Hilfe")
        indexing.build()

    assert client.get(f"/de/{word}", query, follow=True).status_code == 200


@pytest.mark.parametrize(
    "query", ["near=x", "near=x&lat=50&lon=9", "now=x&lat=91&lon=9", "types="]
)
def test_a_parameter_named_like_a_part_of_a_search_is_left_out(
    client: Client, world: World, query: str
) -> None:
    full_record(world, 1)
    indexing.build()

    assert "1 Angebot" in text(look(client, f"/de/suche?{query}"))


@pytest.mark.django_db
def test_field_takes_as_long_a_message_as_the_search_reads(client: Client) -> None:
    (field,) = re.findall(r'<input[^>]* name="q"[^>]*>', look(client, "/de/suche"))

    assert f'maxlength="{bounds.LONGEST_READ}"' in field
