"""No address of a portal shows what its editors left out: pages, map, interface, explanation."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import (
    Audience,
    Event,
    Organization,
    Service,
    ServiceAtLocation,
    Topic,
    VolunteerRole,
)
from sozialatlas.portal import saved_ids
from sozialatlas.search import indexing, labels, portals
from sozialatlas.search.models import Portal
from sozialatlas.search.suggesting import held
from tests.search.world import World

# The index answers, and not the database.
pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

UNION = "00000000-0000-4000-8000-00000000000b"
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
    f"organization={UNION}",
    "organization=00000000-0000-4000-8000-0000000000ff",
    "organization=x",
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


def _portals_beside(own: Topic) -> None:
    """Create an info point about the same, and a portal of one organization."""
    kiosk = Portal.objects.create(kind="kiosk", slug="saeule", name="Eigen", is_published=True)
    kiosk.topics.add(own)
    Organization.objects.create(pk=UNION, name="Verband")
    Portal.objects.create(
        kind="theme", slug="traeger", name="Eigen", is_published=True,
        locked={"organization": [UNION]},
    )  # fmt: skip


@pytest.fixture
def filled(world: World) -> Iterator[World]:
    """Create a portal about a topic, and records of all types inside and outside of it."""
    own = Topic.objects.create(code="x-own", name="Eigenes")
    foreign = Topic.objects.create(code="x-foreign", name="Fremdes")
    Audience.objects.create(code="x-foreign", name="Fremde")
    theme = Portal.objects.create(kind="theme", slug="eigen", name="Eigen", is_published=True)
    theme.topics.add(own)
    Portal.objects.create(kind="theme", slug="fremd", name="Fremd", is_published=True)
    _portals_beside(own)
    soon = timezone.now() + dt.timedelta(days=20)
    for name, topic in (("Eigen", own), ("Fremd", foreign)):
        for where in (world.middle, world.south):
            world.record(f"{name} {where.name}", where).service.topics.add(topic)
        world.link(world.service(f"{name} weit weg"), is_outside=True).service.topics.add(topic)
        event = Event.objects.create(
            organization=world.provider, name=f"{name} Fest", starts_at=soon
        )
        event.topics.add(topic)
        role = VolunteerRole.objects.create(organization=world.provider, name=f"{name} Helfen")
        role.topics.add(topic)
    branch = Organization.objects.create(name="Ortsverein", parent_id=UNION)
    for model in (Service, Event, VolunteerRole):
        model.objects.filter(name__startswith="Eigen").update(organization=branch)
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


@pytest.mark.parametrize("portal", ["eigen", "traeger"])
@pytest.mark.parametrize("page", ["suche", "mitmachen", "veranstaltungen"])
def test_no_parameter_of_a_page_leads_out(
    client: Client, filled: World, page: str, portal: str
) -> None:
    for attack in ATTACKS:
        status, names = shown(client, f"/{portal}/de/{page}?{attack}")

        assert (status, names - {"Eigen"}) == (200, set()), attack

    assert "Fremd" in shown(client, f"/de/{page}?sort=name")[1]


@pytest.mark.parametrize("portal", ["eigen", "traeger"])
def test_no_parameter_of_the_map_leads_out(client: Client, filled: World, portal: str) -> None:
    for attack in ATTACKS:
        answer = client.get(f"/{portal}/de/karte/suche.json?zoom=18&{attack}")
        marks = answer.json() if answer.status_code == 200 else []

        assert answer.status_code in {200, 400}
        assert sum(mark["count"] for mark in marks) <= 2, attack
        assert not any("Fremd" in mark["label"] for mark in marks), attack

    everywhere = client.get("/de/karte/suche.json?zoom=18").json()
    assert sum(mark["count"] for mark in everywhere) == 4


@pytest.mark.parametrize("portal", ["eigen", "traeger"])
def test_no_parameter_of_the_interface_leads_out(
    client: Client, filled: World, portal: str
) -> None:
    for attack in ATTACKS:
        # There the portal itself is a parameter, and may be given once.
        given = "" if attack.startswith("portal=") else attack
        answer = client.get(f"/api/search?portal={portal}&{given}").json()

        assert not any(item["name"].startswith("Fremd") for item in answer.get("items", ())), (
            attack
        )
        assert answer.get("total", 0) <= 4, attack


@pytest.mark.parametrize("portal", ["eigen", "traeger"])
def test_no_parameter_of_an_embed_leads_out(client: Client, filled: World, portal: str) -> None:
    for attack in ATTACKS:
        for view in ("liste", "karte", "termine"):
            _status, names = shown(client, f"/embed/v1/{view}.html?portal={portal}&{attack}")

            assert names - {"Eigen"} == set(), (view, attack)

    assert "Eigen" in shown(client, f"/embed/v1/liste.html?portal={portal}")[1]


@pytest.mark.parametrize("portal", ["eigen", "traeger"])
def test_no_calendar_and_no_suggestion_leads_out(
    client: Client, filled: World, portal: str
) -> None:
    told = [
        set(re.findall(r"\b(Eigen|Fremd) (?:Mittstadt|Suedheim|weit|Fest)", answer))
        for path in (
            f"/{portal}/de/veranstaltungen.ics",
            f"/{portal}/de/veranstaltungen.ics?organization={UNION}",
            f"/{portal}/de/veranstaltungen/karte",
            f"/api/suggest?portal={portal}&q=Eigen",
            f"/api/suggest?portal={portal}&q=Fremd",
        )
        for answer in [client.get(path).content.decode()]
    ]

    assert told == [{"Eigen"}, {"Eigen"}, {"Eigen"}, {"Eigen"}, set()]


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


def _pages(name: str) -> list[str]:
    """Return the paths of the pages of all records whose names begin so."""
    links = ServiceAtLocation.objects.filter(service__name__startswith=name).order_by("pk")
    of_services = [f"angebote/{pk}" for pk in links.values_list("pk", flat=True)]
    services = Service.objects.filter(name__startswith=name).values_list("pk", flat=True)
    event = Event.objects.get(name__startswith=name).pk
    role = VolunteerRole.objects.get(name__startswith=name).pk
    return [
        *of_services,
        *(f"angebote/{pk}" for pk in services.order_by("pk")),
        f"veranstaltungen/{event}",
        f"veranstaltungen/{event}/termin.ics",
        f"mitmachen/{role}",
        *(f"mitmachen/{role}/{below}" for below in BELOW),
    ]


BELOW = ("aendern", "ergaenzen", "aendern/danke", "hilfreich", "hilfreich/danke")


@pytest.mark.parametrize("portal", ["eigen", "traeger", "saeule"])
def test_no_address_of_a_record_leads_out(client: Client, filled: World, portal: str) -> None:
    foreign = [client.get(f"/{portal}/de/{path}") for path in _pages("Fremd")]
    own = [client.get(f"/{portal}/de/{path}", follow=True) for path in _pages("Eigen")]

    assert {answer.status_code for answer in foreign} == {404}
    assert [
        path
        for path, answer in zip(_pages("Fremd"), foreign, strict=True)
        if re.search("(?i)Fremd[ -](?:Mitt|Sued|weit|Fest|Helf)", answer.content.decode())
    ] == []
    assert {answer.status_code for answer in own} == {200}


def test_a_closed_record_of_elsewhere_is_not_named_either(client: Client, filled: World) -> None:
    VolunteerRole.objects.update(status="closed")

    told = [
        (answer.status_code, f"{name} Helfen" in answer.content.decode())
        for name in ("Fremd", "Eigen")
        for answer in [client.get(f"/eigen/de/{_pages(name)[-6]}")]
    ]

    assert told == [(404, False), (410, True)]


def test_the_page_of_elsewhere_leads_to_the_county(client: Client, filled: World) -> None:
    path = _pages("Fremd")[0]
    page = client.get(f"/eigen/de/{path}").content.decode()
    (there,) = re.findall(rf'href="http://testserver(/de/angebote/[^"]*{path[-36:]})"', page)

    assert "Hier steht nur, was zu „Eigen“ gehört." in page
    assert client.get(there, follow=True).status_code == 200


def test_a_terminal_shows_a_code_and_no_way_out(client: Client, filled: World) -> None:
    path = _pages("Fremd")[0]
    page = client.get(f"/saeule/de/{path}").content.decode()

    assert re.findall(rf'href="[^"]*{path[-36:]}[^"]*"', page.partition("<main")[2]) == []
    assert "http://testserver/de/angebote/" in page
    assert "<svg" in page.partition("way-code")[2]


def test_help_in_danger_is_opened_in_each_portal(client: Client, filled: World) -> None:
    refuge = Topic.objects.get(code="womens_shelter")
    Service.objects.get(name="Fremd Mittstadt").topics.add(refuge)
    link = ServiceAtLocation.objects.get(service__name="Fremd Mittstadt")

    for portal in ("eigen", "traeger", "saeule"):
        assert client.get(f"/{portal}/de/angebote/{link.pk}", follow=True).status_code == 200


def test_what_lies_near_a_town_is_opened_in_it(client: Client, filled: World) -> None:
    town = Portal.objects.create(kind="town", slug="mitte", name="Mitte", is_published=True)
    town.areas.add(filled.middle)
    portals.forget()
    near = ServiceAtLocation.objects.get(service__name="Fremd Suedheim")

    assert client.get(f"/mitte/de/angebote/{near.pk}", follow=True).status_code == 200


def test_a_list_shows_what_its_portal_holds_and_says_so(client: Client, filled: World) -> None:
    ids = [
        saved_ids.short(pk)
        for name in ("Eigen", "Fremd")
        for pk in (
            VolunteerRole.objects.get(name__startswith=name).pk,
            Event.objects.get(name__startswith=name).pk,
        )
    ]
    query = urlencode([("id", each) for each in ids])
    told = {}
    for path in ("merkliste", "merkliste/vergleich", "merkliste/termine.ics"):
        answer = client.get(f"/eigen/de/{path}?{query}").content.decode()
        told[path] = set(re.findall(r"\b(Eigen|Fremd) (?:Fest|Helfen)", answer))
    page = client.get(f"/eigen/de/merkliste?{query}").content.decode()

    assert told == {path: {"Eigen"} for path in told}
    assert "2 Einträge Ihrer Liste gehören nicht zu diesem Portal." in page
    assert 'href="http://testserver/de/merkliste?' in page


def test_a_handout_is_of_its_portal(client: Client, filled: World) -> None:
    foreign = saved_ids.short(VolunteerRole.objects.get(name__startswith="Fremd").pk)

    told = [
        client.get(f"/{path}/merkliste/handzettel.pdf?id={foreign}").status_code
        for path in ("de", "eigen/de")
    ]

    assert told == [200, 302]


def test_at_a_host_of_its_own_the_interface_knows_no_other_portal(
    client: Client, filled: World, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["eigen.example", "testserver"]
    Portal.objects.filter(slug="eigen").update(host="eigen.example")
    portals.forget()
    headers = {"host": "eigen.example"}

    for path in ("search", "suggest"):
        own, bare, other, unknown = (
            client.get(f"/api/{path}?{query}", headers=headers)
            for query in ("portal=eigen&q=Fremd", "q=Fremd", "portal=fremd", "portal=nichtda")
        )
        assert [each.status_code for each in (own, bare, other, unknown)] == [200, 200, 400, 400]
        assert own.content == bare.content
        assert (
            other.json()
            == unknown.json()
            == {
                "parameter": "portal",
                "reason": "is another portal: at this host there is only one",
            }
        )


def test_behind_its_path_a_portal_with_a_host_is_one_of_many(
    client: Client, filled: World
) -> None:
    Portal.objects.filter(slug="eigen").update(host="eigen.example")
    portals.forget()

    asked = [
        client.get(path).status_code
        for path in (
            "/eigen/de/",
            "/api/search?portal=fremd",
            "/embed/v1/liste.html?portal=eigen",
            "/embed/v1/liste.html?portal=fremd",
        )
    ]

    assert asked == [200] * 4
