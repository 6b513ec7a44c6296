"""No address of a portal shows what its editors left out: pages, map, interface, explanation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.test import Client

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import Audience, Event, Topic, VolunteerRole
from sozialatlas.search import indexing, labels, portals
from sozialatlas.search.models import Portal
from sozialatlas.search.suggesting import held
from tests.search.world import World

pytestmark = pytest.mark.django_db

# Each could lead out of a portal if an address were let.
ATTACKS = (
    "",
    "q=Fremd",
    "q=Fremd&exact=1",
    "q=Fremd+Suedheim",
    "topic=x-foreign",
    "topic=x-own&topic=x-foreign",
    "audience=x-foreign",
    "municipality=06999003",
    "social_area=west",
    "place=Suedheim&radius_km=500",
    "lat=50.0&lon=8.1&radius_km=500",
    "bbox=-180,-90,180,90",
    "outside=1",
    "around=1",
    "around=true&place=Suedheim",
    "type=event",
    "type=service&type=event&type=volunteer_role",
    "portal=",
    "portal=fremd",
    "scope=",
    "home=06999003",
    "sort=distance&place=Suedheim",
    "sort=name&page_size=100",
    "page=2&page_size=1",
    "topic=",
    "language=xx",
)


@pytest.fixture
def filled(world: World) -> Iterator[World]:
    """Create a portal about a topic, and records of all types inside and outside of it."""
    own = Topic.objects.create(code="x-own", name="Eigenes")
    foreign = Topic.objects.create(code="x-foreign", name="Fremdes")
    Audience.objects.create(code="x-foreign", name="Fremde")
    theme = Portal.objects.create(kind="theme", slug="eigen", name="Eigen", is_published=True)
    theme.topics.add(own)
    Portal.objects.create(kind="theme", slug="fremd", name="Fremd", is_published=True)
    for name, topic in (("Eigen", own), ("Fremd", foreign)):
        for where in (world.middle, world.south):
            world.record(f"{name} {where.name}", where).service.topics.add(topic)
        world.link(world.service(f"{name} weit weg"), is_outside=True).service.topics.add(topic)
        event = Event.objects.create(
            organization=world.provider, name=f"{name} Fest", starts_at="2099-01-01T10:00Z"
        )
        event.topics.add(topic)
        role = VolunteerRole.objects.create(organization=world.provider, name=f"{name} Helfen")
        role.topics.add(topic)
    indexing.build()
    for kept in (portals, held, labels):
        kept.forget()
    yield world
    for kept in (portals, held):
        kept.forget()


def shown(client: Client, address: str) -> tuple[int, set[str]]:
    """Return the status, and the first words of the records that an answer shows."""
    answer = client.get(address, follow=True)
    main = answer.content.decode().partition("<main")[2] or answer.content.decode()
    told = re.findall(r"\b(Eigen|Fremd) (?:Mittstadt|Suedheim|weit|Fest|Helfen)", main)
    return answer.status_code, set(told)


@pytest.mark.parametrize("page", ["suche", "mitmachen", "veranstaltungen"])
def test_no_parameter_of_a_page_leads_out(client: Client, filled: World, page: str) -> None:
    for attack in ATTACKS:
        status, names = shown(client, f"/eigen/de/{page}?{attack}")

        assert (status, names - {"Eigen"}) == (200, set()), attack

    assert "Fremd" in shown(client, f"/de/{page}?sort=name")[1]


def test_no_parameter_of_the_map_leads_out(client: Client, filled: World) -> None:
    for attack in ATTACKS:
        answer = client.get(f"/eigen/de/karte/suche.json?zoom=18&{attack}")
        marks = answer.json() if answer.status_code == 200 else []

        assert answer.status_code in {200, 400}
        assert sum(mark["count"] for mark in marks) <= 2, attack
        assert not any("Fremd" in mark["label"] for mark in marks), attack

    everywhere = client.get("/de/karte/suche.json?zoom=18").json()
    assert sum(mark["count"] for mark in everywhere) == 4


def test_no_parameter_of_the_interface_leads_out(client: Client, filled: World) -> None:
    for attack in ATTACKS:
        # There the portal itself is a parameter, and may be given once.
        given = "" if attack.startswith("portal=") else attack
        answer = client.get(f"/api/search?portal=eigen&{given}").json()

        assert not any(item["name"].startswith("Fremd") for item in answer.get("items", ())), (
            attack
        )
        assert answer.get("total", 0) <= 4, attack


def test_the_order_is_explained_of_what_the_portal_has(client: Client, filled: World) -> None:
    client.force_login(User.objects.create_superuser(email="chief@example.org", password="x"))

    told = {
        path: shown(client, f"{path}/suche/reihenfolge?{urlencode({'sort': 'name'})}")
        for path in ("/de", "/eigen/de")
    }

    assert told == {"/de": (200, {"Eigen", "Fremd"}), "/eigen/de": (200, {"Eigen"})}


def test_a_filter_of_the_portal_is_no_chip(client: Client, filled: World) -> None:
    page = client.get("/eigen/de/suche").content.decode()

    assert 'class="chips"' not in page
    assert "gruppe-topic" not in page


def test_a_list_finds_more_of_its_portal_alone(client: Client, filled: World) -> None:
    found = {
        path: set(re.findall(r"\b(Eigen|Fremd) (?:Mittstadt|Suedheim|weit)", page))
        for path in ("/de", "/eigen/de")
        for page in [client.get(f"{path}/merkliste?q=Mittstadt").content.decode()]
    }

    assert found == {"/de": {"Eigen", "Fremd"}, "/eigen/de": {"Eigen"}}
