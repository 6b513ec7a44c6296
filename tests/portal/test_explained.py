"""The page that tells editors why results stand in their order; visitors have none."""

from __future__ import annotations

import pytest
from django.test import Client

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.search import indexing
from tests.portal.searching import links, look, text
from tests.search.world import World

PAGE = "/de/suche/reihenfolge?q=Tafel"


def editor(role: str = RoleAssignment.Role.TOWN_EDITOR) -> User:
    person = User.objects.create(email="redaktion@beispiel.test", is_staff=True)
    RoleAssignment.objects.create(user=person, role=role, area_key="06999001")
    return person


def test_visitors_find_no_such_page_and_no_link_to_it(client: Client, world: World) -> None:
    world.record("Tafel")
    indexing.build()

    assert client.get(PAGE).status_code == 404
    assert "Warum diese Reihenfolge?" not in links(look(client, "/de/suche?q=Tafel"))
    assert "Cookie" not in client.get("/de/suche?q=Tafel").headers.get("Vary", "")


def test_an_account_without_any_area_finds_none_either(client: Client, world: World) -> None:
    indexing.build()
    client.force_login(User.objects.create(email="wer@beispiel.test", is_staff=True))

    assert client.get(PAGE).status_code == 404


def test_editors_see_what_the_score_is_made_of(client: Client, world: World) -> None:
    world.record("Tafel", status="temporarily_closed")
    indexing.build()
    client.force_login(editor())

    found = links(look(client, "/de/suche?q=Tafel"))["Warum diese Reihenfolge?"]
    answer = client.get(PAGE)

    assert found == PAGE
    page = text(answer.content.decode())
    assert "Punkte = " in page
    assert "\N{MULTIPLICATION SIGN} 0,50 (vorübergehend geschlossen)" in page
    assert "im Namen: tafel" in page
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_repaired_word_is_called_so_and_not_another_for_the_same(
    client: Client, world: World
) -> None:
    world.record("Physiotherapie am Bahnhof")
    indexing.build()
    client.force_login(editor())

    page = text(look(client, "/de/suche/reihenfolge?q=Fisioterapi"))

    assert "im Namen: physiotherapi (berichtigt) (" in page
    assert "gleichbedeutend" not in page


@pytest.mark.parametrize("query", ["q=Nirgends", "q=", "sort=colour&page=99", "q=Tafel&page=7"])
def test_odd_addresses_are_answered(client: Client, world: World, query: str) -> None:
    world.record("Tafel")
    indexing.build()
    client.force_login(editor())

    assert client.get(f"/de/suche/reihenfolge?{query}").status_code == 200
