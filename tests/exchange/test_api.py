"""`GET /api/search`: its answers, its refusals, and how many questions it asks the database."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings

from sozialatlas.directory.models import (
    Accessibility,
    Language,
    LocalizedText,
    Service,
    Topic,
)
from sozialatlas.places.models import Area, AreaChange, DataVersion, PostalPlace
from sozialatlas.search import indexing
from sozialatlas.search.parameters import NAMES
from tests import odd_addresses
from tests.counted_queries import fewest_queries
from tests.search.world import World, opens

ADDRESS = "/api/search"
FACETS = {
    "type", "topic", "audience", "language", "accessibility", "municipality", "social_area",
    "free", "open_now", "remote", "by_phone", "online", "at_home", "in_person", "day", "time",
    "radius_km", "commitment", "availability", "ability",
}  # fmt: skip


def ask(client: Client, **given: object) -> dict[str, object]:
    """Return the answer to a request that is understood."""
    answer = client.get(ADDRESS, given)
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def test_an_answer_holds_everything_that_was_promised(client: Client, world: World) -> None:
    link = world.record("Tagespflege Haus am Anger", is_free="yes")
    topic = Topic.objects.create(code="t-day", name="Tagespflege am Ort")
    link.service.topics.add(topic)
    indexing.build()

    answer = ask(client, q="Tagespflege", lat="50.2", lon="8.1", radius_km="5")

    assert set(answer) == {"total", "page", "items", "facets", "notices"}
    assert [answer["total"], answer["page"], answer["notices"]] == [1, 1, []]
    assert answer["items"] == [
        {
            "id": str(link.pk),
            "type": "service",
            "service_id": str(link.service_id),
            "name": "Tagespflege Haus am Anger",
            "organization": "Beispielwerk",
            "topics": ["t-day"],
            "municipality": "Mittstadt",
            "municipality_key": "06999002",
            "lat": 50.2,
            "lon": 8.1,
            "distance_km": 0.0,
            "url": f"http://testserver/de/angebote/tagespflege-haus-am-anger-{link.pk}",
        }
    ]
    assert set(answer["facets"]) <= FACETS
    assert answer["facets"]["municipality"] == [
        {"key": "06999002", "label": "Mittstadt", "count": 1}
    ]
    assert answer["facets"]["free"] == [{"key": "yes", "label": "Kostenlos", "count": 1}]


def test_the_answer_may_be_read_by_pages_of_others(client: Client, world: World) -> None:
    indexing.build()

    assert client.get(ADDRESS).headers["Access-Control-Allow-Origin"] == "*"


def test_lists_are_given_by_repeating(client: Client, world: World) -> None:
    for where in (world.north, world.south):
        world.record("Hilfe", where)
    indexing.build()

    totals = [
        ask(client, municipality=keys)["total"]
        for keys in (["06999001"], ["06999001", "06999003"], ["06999002"])
    ]

    assert totals == [1, 2, 0]


def test_the_key_of_a_merged_municipality_leads_to_its_successor(
    client: Client, world: World
) -> None:
    merged_on = dt.date(2019, 1, 1)
    old = Area.objects.create(
        kind=Area.Kind.MUNICIPALITY,
        key="06999777",
        name="Altdorf",
        valid_from=dt.date(2000, 1, 1),
        valid_to=merged_on,
    )
    AreaChange.objects.create(old=old, new=world.north, weight=1.0, on=merged_on)
    wanted = world.record("Hilfe", world.north)
    world.record("Hilfe", world.south)
    indexing.build()

    answer = ask(client, municipality=old.key)

    assert [item["id"] for item in answer["items"]] == [str(wanted.pk)]


def test_accessibility_narrows_by_each_feature(client: Client, world: World) -> None:
    for features in (("lift",), ("lift", "toilet")):
        place = world.record("Hilfe").location
        for feature in features:
            Accessibility.objects.create(location=place, feature=feature, answer="yes")
    indexing.build()

    totals = [ask(client, accessibility=f)["total"] for f in (["lift"], ["lift", "toilet"])]

    assert totals == [2, 1]


def test_pages_hold_as_many_records_as_asked_for(client: Client, world: World) -> None:
    made = {str(world.record(f"Hilfe {number}").pk) for number in range(5)}
    indexing.build()

    pages = [ask(client, page_size=2, page=page) for page in (1, 2, 3)]

    assert [[page["total"], page["page"], len(page["items"])] for page in pages] == [
        [5, 1, 2],
        [5, 2, 2],
        [5, 3, 1],
    ]
    assert {item["id"] for page in pages for item in page["items"]} == made


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("colour=red", "colour"),
        ("page_size=101", "page_size"),
        ("page_size=0", "page_size"),
        ("page=0", "page"),
        ("page=x", "page"),
        ("lat=50", "lon"),
        ("lon=8", "lat"),
        ("lat=91&lon=8", "lat"),
        ("lat=50,1&lon=8", "lat"),
        ("radius_km=0", "radius_km"),
        ("bbox=1,2,3", "bbox"),
        ("bbox=9,50,8,51", "bbox"),
        ("free=maybe", "free"),
        ("open_now=2", "open_now"),
        ("sort=colour", "sort"),
        ("sort=distance", "sort"),
        ("type=person", "type"),
        ("q=a&q=b", "q"),
        ("topic=no-such-topic", "topic"),
        ("audience=nobody", "audience"),
        ("life_situation=none", "life_situation"),
        ("language=German!", "language"),
        ("language=xx", "language"),
        ("accessibility=helipad", "accessibility"),
        ("municipality=00000000", "municipality"),
        ("social_area=nowhere", "social_area"),
        ("organization=nobody", "organization"),
        ("organization=00000000-0000-4000-8000-00000000000a", "organization"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(
    client: Client, world: World, query: str, name: str
) -> None:
    indexing.build()

    answer = client.get(f"{ADDRESS}?{query}")

    assert [answer.status_code, answer.json()["parameter"]] == [400, name]
    assert set(answer.json()) == {"parameter", "reason"}
    assert answer.json()["reason"]


def test_a_language_that_only_an_import_names_can_be_asked_for(
    client: Client, world: World
) -> None:
    link = world.record("Hilfe")
    Language.objects.create(service=link.service, code="haw")
    indexing.build()

    assert ask(client, language="haw")["total"] == 1


def test_an_unknown_place_is_said_and_the_rest_is_answered(client: Client, world: World) -> None:
    world.record("Hilfe")
    indexing.build()

    answer = ask(client, place="Xyzhausen", sort="distance")

    assert [answer["total"], answer["notices"]] == [
        1,
        [{"code": "place_unknown", "values": ["Xyzhausen"]}],
    ]


def test_a_place_that_may_be_several_offers_them(client: Client, world: World) -> None:
    world.record("Hilfe")
    for number, county in enumerate(("Kreis Ost", "Kreis West")):
        PostalPlace.objects.create(
            country="DE",
            postal_code=f"9999{number}",
            name="Neukirchen",
            county_name=county,
            county_key=f"1299{number}",
            lat=51.0 + number,
            lon=9.0,
        )
    DataVersion.renew()
    indexing.build()

    notices = ask(client, place="Neukirchen")["notices"]

    assert [notice["code"] for notice in notices] == ["place_ambiguous"]
    assert len(notices[0]["values"]) == 2


def test_a_confidential_location_is_never_finer_than_its_municipality(
    client: Client, world: World
) -> None:
    link = world.record("Frauenhaus", place={"lat": 50.2345, "lon": 8.1234})
    link.location.is_confidential = True
    link.location.name = "Geheimes Haus"
    link.location.save()
    indexing.build()

    found = client.get(ADDRESS, {"q": "Frauenhaus", "lat": "50.2345", "lon": "8.1234"})

    item = found.json()["items"][0]
    assert [item["lat"], item["lon"], item["distance_km"] > 3] == [50.2, 8.1, True]
    assert not any(word in found.content.decode() for word in ("50.2345", "8.1234", "Geheimes"))


def test_a_confidential_location_is_not_found_by_a_small_box(client: Client, world: World) -> None:
    link = world.record("Frauenhaus", place={"lat": 50.2345, "lon": 8.1234})
    link.location.is_confidential = True
    link.location.save()
    indexing.build()

    boxes = ("8.12,50.23,8.13,50.24", "8.09,50.19,8.11,50.21")

    assert [ask(client, bbox=box)["total"] for box in boxes] == [0, 1]


def test_names_come_in_the_language_that_the_client_asks_for(client: Client, world: World) -> None:
    link = world.record("Sozialberatung")
    LocalizedText.objects.create(
        record_id=link.service_id,
        language="en",
        field="name",
        text="Social advice",
        origin="human",
    )
    indexing.build()

    answer = client.get(ADDRESS, headers={"accept-language": "en"}).json()

    item = answer["items"][0]
    assert [item["name"], item["url"]] == [
        "Social advice",
        f"http://testserver/en/angebote/social-advice-{link.pk}",
    ]


def test_a_record_that_is_gone_from_the_database_is_left_out(client: Client, world: World) -> None:
    world.record("Hilfe")
    gone = world.record("Hilfe")
    indexing.build()
    Service.objects.filter(pk=gone.service_id).delete()

    assert len(ask(client)["items"]) == 1


def full_record(world: World, number: int) -> None:
    """Create a record that fills every table which an answer reads."""
    link = world.record(f"Hilfe {number}", is_free="yes")
    link.service.topics.add(Topic.objects.create(code=f"t-{number}", name=f"Thema {number}"))
    Language.objects.create(service=link.service, code="ar")
    Accessibility.objects.create(location=link.location, feature="lift", answer="yes")
    opens(2, 8, 12, service_at_location=link)


def test_three_records_cost_the_queries_of_one(client: Client, world: World) -> None:
    counts = []
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            full_record(world, number)
        indexing.build()
        answer = ask(client, place="Mittstadt", q="Hilfe")  # areas and words stay in memory
        fewest = fewest_queries(lambda: ask(client, place="Mittstadt", q="Hilfe"))
        counts.append((answer["total"], fewest))

    assert [total for total, _count in counts] == [1, 3]
    assert counts[0][1] == counts[1][1]


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(query=odd_addresses.queries)
def test_any_address_is_answered_or_refused(
    client: Client, world: World, query: dict[str, list[str]]
) -> None:
    if not world.provider.services.exists():
        world.record("Hilfe")
        indexing.build()

    answer = client.get(ADDRESS, query)

    assert answer.status_code in {200, 400}
    if answer.status_code == 400:
        assert answer.json()["parameter"] in {*query, *NAMES}
    else:
        assert all(uuid.UUID(item["id"]) for item in answer.json()["items"])
