"""Records outside the county stand in a group of their own."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from sozialatlas.search import indexing
from tests.portal.searching import look
from tests.search.world import World

pytestmark = pytest.mark.django_db


def filled(world: World, inside: int, outside: int) -> None:
    for number in range(inside):
        world.record(f"Tafel {number}")
    for number in range(outside):
        world.link(world.service(f"Tafel draußen {number}"), is_outside=True)
    indexing.build()


def groups(page: str) -> list[int]:
    """Return how many records stand in each list of results."""
    lists = re.findall(r'<ol class="results">(.*?)</ol>', page, re.DOTALL)
    return [one.count('<li class="result"') for one in lists]


def test_few_records_outside_stand_below_those_inside(client: Client, world: World) -> None:
    filled(world, 2, 3)

    page = look(client, "/de/suche?q=Tafel")

    assert groups(page) == [2, 3]
    assert "Außerhalb des Gebiets</h2>" in page
    assert "outside=1" not in page


def test_of_many_the_first_are_shown_with_the_way_to_the_rest(
    client: Client, world: World
) -> None:
    filled(world, 0, 5)

    page = look(client, "/de/suche?q=Tafel")

    assert groups(page) == [3]
    assert "Im Gebiet haben wir dazu nichts gefunden" in page
    assert 'outside=1">2 weitere Einträge liegen außerhalb des Gebiets</a>' in page


def test_further_places_of_a_service_are_told_of_once(client: Client, world: World) -> None:
    service = world.service("Tafel draußen")
    for _number in range(5):
        world.link(service, is_outside=True)
    indexing.build()

    page = look(client, "/de/suche?q=Tafel")

    assert groups(page) == [1]
    assert "und 4 weitere Standorte" in page
    assert "liegen außerhalb" not in page


def test_before_the_last_page_they_are_a_link(client: Client, world: World) -> None:
    filled(world, 21, 2)

    first, last = (look(client, f"/de/suche?q=Tafel&page={number}") for number in (1, 2))

    assert (groups(first), groups(last)) == ([20], [1, 2])
    assert "2 weitere Einträge liegen außerhalb des Gebiets" in first


def test_among_them_a_link_leads_back(client: Client, world: World) -> None:
    filled(world, 1, 2)

    page = look(client, "/de/suche?q=Tafel&outside=1")

    assert groups(page) == [2]
    assert '<a href="/de/suche?q=Tafel">Zurück zu den Einträgen im Gebiet</a>' in page
