"""Searches and suggestions of the JSON interface inside a portal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from sozialatlas.directory.models import ServiceArea, Topic
from sozialatlas.search import indexing, portals
from sozialatlas.search.models import Portal
from sozialatlas.search.suggesting import held
from tests.search.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(world: World) -> Iterator[World]:
    """Create a town's portal and one about a topic, and records in and out of both."""
    town = Portal.objects.create(kind="town", slug="mittstadt", name="Mitte", is_published=True)
    town.areas.add(world.middle)
    topic = Topic.objects.create(code="x-dance", name="Tanzkreise")
    other = Topic.objects.create(code="x-chess", name="Tanzlose Schachrunden")
    theme = Portal.objects.create(kind="theme", slug="tanz", name="Tanz", is_published=True)
    theme.topics.add(topic)
    Portal.objects.create(kind="theme", slug="entwurf", name="Entwurf")
    world.record("Tanzabend").service.topics.add(topic)
    world.record("Tanzfreies Schach", world.south).service.topics.add(other)
    served = world.record("Tanztee", world.south)
    ServiceArea.objects.create(service=served.service, area=world.middle)
    indexing.build()
    portals.renew()
    held.forget()
    yield world
    portals.forget()
    held.forget()


def names(client: Client, **parameters: str) -> list[str]:
    return [item["name"] for item in client.get("/api/search", parameters).json()["items"]]


def labels(client: Client, portal: str) -> set[str]:
    found = client.get("/api/suggest", {"q": "tanz", "language": "de", "portal": portal}).json()
    return {item["label"] for item in found["items"]}


def test_a_search_keeps_to_its_portal(client: Client, filled: World) -> None:
    told = {portal: names(client, portal=portal) for portal in ("mittstadt", "tanz")}

    assert told == {"mittstadt": ["Tanzabend", "Tanztee"], "tanz": ["Tanzabend"]}
    assert len(names(client)) == len(names(client, portal="")) == 3
    assert len(names(client, portal="mittstadt", around="1")) == 3


def test_suggestions_lead_nowhere_else(client: Client, filled: World) -> None:
    assert {portal: labels(client, portal) for portal in ("", "mittstadt", "tanz")} == {
        "": {"Tanzkreise", "Tanzlose Schachrunden", "Tanzabend", "Tanzfreies Schach", "Tanztee"},
        "mittstadt": {"Tanzkreise", "Tanzabend", "Tanztee"},
        "tanz": {"Tanzkreise", "Tanzabend"},
    }


def test_a_suggestion_leads_into_its_portal(client: Client, filled: World) -> None:
    (item,) = client.get(
        "/api/suggest", {"q": "tanzk", "language": "de", "portal": "tanz"}
    ).json()["items"]

    assert (item["count"], item["url"]) == (
        1,
        "http://testserver/tanz/de/suche?topic=x-dance",
    )


@pytest.mark.parametrize("path", ["/api/search", "/api/suggest"])
@pytest.mark.parametrize("slug", ["nirgends", "entwurf", "mittstadt/de", "../admin"])
def test_a_portal_that_is_not_there_is_refused_by_name(
    client: Client, filled: World, path: str, slug: str
) -> None:
    answer = client.get(path, {"q": "tanz", "portal": slug})

    assert (answer.status_code, answer.json()) == (
        400,
        {"parameter": "portal", "reason": f"{slug!r} is not known"},
    )


def test_around_is_refused_where_there_is_no_town(client: Client, filled: World) -> None:
    answer = client.get("/api/search", {"portal": "tanz", "around": "1"})

    assert (answer.status_code, answer.json()) == (
        400,
        {"parameter": "around", "reason": "exists in a town's portal only"},
    )


def test_pages_tell_their_script_the_portal(client: Client, filled: World) -> None:
    told = {
        path: f'data-portal="{slug}"' in client.get(path).content.decode()
        for path, slug in (("/tanz/de/suche", "tanz"), ("/de/suche", ""))
    }

    assert told == {"/tanz/de/suche": True, "/de/suche": True}


def test_without_an_index_a_portal_suggests_none_of_its_records(
    client: Client, world: World
) -> None:
    theme = Portal.objects.create(kind="theme", slug="tanz", name="Tanz", is_published=True)
    theme.topics.add(Topic.objects.create(code="x-dance", name="Tanzkreise"))
    world.record("Tanzabend")
    portals.renew()
    held.forget()

    assert labels(client, "tanz") == set()

    held.forget()
    portals.forget()
