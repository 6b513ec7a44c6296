"""A town's portal tells apart what is in the town, what is there for it and what is near."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import shapely
from django.test import Client
from hypothesis import HealthCheck, given, settings, strategies as st

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import ServiceArea, Topic
from sozialatlas.places.models import AreaBoundary, DataVersion
from sozialatlas.search import indexing, portals
from sozialatlas.search.models import Portal
from tests import odd_addresses
from tests.counted_queries import fewest_queries
from tests.portal.searching import full_record, links, look, names, text
from tests.search.world import World

pytestmark = pytest.mark.django_db

HEADINGS = re.compile(r"<h2[^>]*>(.*?)</h2>", re.DOTALL)


@pytest.fixture
def town(world: World) -> Iterator[World]:
    """Create the portal of Mittstadt."""
    portal = Portal.objects.create(
        kind=Portal.Kind.TOWN, slug="mittstadt", name="Mittstadt hilft", is_published=True
    )
    portal.areas.add(world.middle)
    DataVersion.renew()
    portals.renew()
    yield world
    portals.forget()


def filled(world: World) -> None:
    world.record("Tafel hier")
    served = world.record("Tafel für alle", world.south)
    ServiceArea.objects.create(service=served.service, area=world.county)
    world.record("Tafel im Norden", world.north)
    world.record("Tafel im Süden", world.south)
    world.link(world.service("Tafel draußen"), is_outside=True)
    indexing.build()


def headings(page: str) -> list[str]:
    found = page.partition('class="found"')[2].partition("map-panel")[0]
    told = (" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in HEADINGS.findall(found))
    return [one.replace("\xa0", " ") for one in told]


def test_each_group_has_a_heading_in_one_list(client: Client, town: World) -> None:
    filled(town)

    page = look(client, "/mittstadt/de/suche")

    assert headings(page) == [
        "2 Angebote",
        "In Mittstadt",
        "Für Mittstadt da, mit Sitz anderswo",
        "In der Nähe von Mittstadt",
        "Außerhalb des Gebiets",
    ]
    assert names(page) == [
        "Tafel hier",
        "Tafel für alle",
        "Tafel im Norden",
        "Tafel im Süden",
        "Tafel draußen",
    ]
    assert "1 in Mittstadt · 1 für Mittstadt da · 2 in der Umgebung" in text(page)


def test_distances_stand_only_where_something_is_near(client: Client, town: World) -> None:
    filled(town)

    page = text(look(client, "/mittstadt/de/suche"))

    assert re.findall(r"[\d,]+ km, \w+", page) == ["11 km, Nordhausen", "22 km, Suedheim"]
    assert "Entfernung ab der Mitte von Mittstadt." in page


def test_where_the_town_has_nothing_the_nearest_stands_there(client: Client, town: World) -> None:
    town.record("Hospiz", town.south)
    town.link(town.service("Hospiz draußen"), is_outside=True)
    indexing.build()

    page = look(client, "/mittstadt/de/suche?q=Hospiz")

    assert names(page) == ["Hospiz", "Hospiz draußen"]
    assert "In Mittstadt und für Mittstadt haben wir dazu nichts gefunden" in text(page)


def test_the_way_all_around_leads_there_and_back(client: Client, town: World) -> None:
    for number in range(5):
        town.record(f"Tafel {number}", town.south)
    filled(town)

    page = look(client, "/mittstadt/de/suche?q=Tafel")
    around = look(client, links(page)["4 weitere Einträge in der Umgebung"])

    assert links(page)["7 in der Umgebung"] == "/mittstadt/de/suche?q=Tafel&around=1"
    assert (len(names(around)), headings(around)[:1]) == (10, ["9 Angebote nahe Mittstadt"])
    assert "Sie sehen das ganze Gebiet, nicht nur Mittstadt." in text(around)
    assert links(around)["Nur Mittstadt zeigen"] == "/mittstadt/de/suche?q=Tafel"


def test_a_place_elsewhere_opens_the_border_and_says_so(client: Client, town: World) -> None:
    filled(town)

    page = look(client, "/mittstadt/de/suche?q=Tafel&place=Suedheim&radius_km=5")

    assert set(names(page)[:2]) == {"Tafel für alle", "Tafel im Süden"}
    assert "Sie sehen, was bei Suedheim liegt, nicht nur was in Mittstadt ist." in text(page)
    assert links(page)["Zurück nach Mittstadt"] == "/mittstadt/de/suche?q=Tafel"


def test_the_town_itself_is_no_place_elsewhere(client: Client, town: World) -> None:
    filled(town)

    page = look(client, "/mittstadt/de/suche?q=Tafel&place=Mittstadt")

    assert headings(page)[1:3] == ["In Mittstadt", "Für Mittstadt da, mit Sitz anderswo"]


def test_a_page_in_the_middle_begins_with_its_heading(client: Client, town: World) -> None:
    for number in range(21):
        town.record(f"Angebot {number}")
    filled(town)

    first, last = (look(client, f"/mittstadt/de/suche?page={number}") for number in (1, 2))

    assert headings(first) == ["23 Angebote", "In Mittstadt"]
    assert headings(last)[:3] == [
        "23 Angebote",
        "In Mittstadt",
        "Für Mittstadt da, mit Sitz anderswo",
    ]


def test_in_danger_the_nearest_help_comes_from_anywhere(client: Client, town: World) -> None:
    for name, where in (("Haus im Süden", town.south), ("Haus im Norden", town.north)):
        link = town.record(name, where)
        link.service.topics.add(Topic.objects.get(code="womens_shelter"))
    indexing.build()

    page = look(client, "/mittstadt/de/suche?q=mein+Mann+schlägt+mich")

    assert names(page) == ["Haus im Norden", "Haus im Süden"]
    assert "Sie sehen Hilfe aus dem ganzen Gebiet, nicht nur aus Mittstadt." in text(page)


def test_nobody_looks_around_where_there_is_no_town(client: Client, town: World) -> None:
    filled(town)

    page = text(look(client, "/de/suche?around=1"))

    assert "nicht zu verstehen und wurde weggelassen: Umgebung." in page


def test_map_marks_keep_to_the_portal(client: Client, town: World) -> None:
    filled(town)

    marks = {
        path: sum(mark["count"] for mark in client.get(f"{path}/karte/suche.json?zoom=9").json())
        for path in ("/de", "/mittstadt/de")
    }

    assert marks == {"/de": 4, "/mittstadt/de": 2}


def test_the_map_shows_the_town_and_all_around_the_county(client: Client, town: World) -> None:
    for area, south in ((town.south, 49.9), (town.middle, 50.15), (town.north, 50.3)):
        box = (8.0, south, 8.2, south + 0.1)
        AreaBoundary.objects.create(
            area=area,
            wkb=shapely.box(*box).wkb,
            **dict(zip(("west", "south", "east", "north"), box, strict=True)),
        )
    DataVersion.renew()
    filled(town)

    frames = {
        query: re.findall(r'data-frame="([^"]*)"', look(client, f"/mittstadt/de/suche{query}"))
        for query in ("", "?around=1")
    }

    assert frames == {"": ["50.125163,8.1,10.75"], "?around=1": ["50.150653,8.1,9.75"]}


def test_a_page_asks_as_often_for_many_records_as_for_few(client: Client, town: World) -> None:
    full_record(town, 0)
    filled(town)
    few = fewest_queries(lambda: look(client, "/mittstadt/de/suche"))
    for number in range(1, 4):
        full_record(town, number)
        town.record(f"Tafel {number}", town.south)
    indexing.build()
    many = fewest_queries(lambda: look(client, "/mittstadt/de/suche"))

    assert many == few


def test_editors_see_the_heading_beside_the_points(client: Client, town: World) -> None:
    filled(town)
    client.force_login(User.objects.create_superuser(email="chief@example.org"))

    page = text(look(client, "/mittstadt/de/suche/reihenfolge"))

    assert page.count("· In Mittstadt") == page.count("· Für Mittstadt da, mit Sitz anderswo") == 1


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(query=odd_addresses.queries, around=st.sampled_from([[], ["1"], ["x"], ["1", "0"]]))
def test_any_address_of_a_town_is_a_page(
    client: Client, town: World, query: dict[str, list[str]], around: list[str]
) -> None:
    if not town.provider.services.exists():
        filled(town)

    asked = {**query, "around": around}

    assert client.get("/mittstadt/de/suche", asked).status_code == 200
