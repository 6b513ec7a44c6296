"""The directory for maps, as a program of the field asks for it."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.test import Client
from pyproj import Transformer

from sozialatlas.directory.models import Address, Event, Status, Topic
from sozialatlas.exchange.ogc.crs import SYSTEMS
from sozialatlas.exchange.ogc.documents import CONFORMANCE
from tests.counted_queries import fewest_queries
from tests.directory import factories
from tests.search.world import World

pytestmark = pytest.mark.django_db

BASE = "/api/ogc"
UTM = "http://www.opengis.net/def/crs/EPSG/0/25832"
LAT_LON = "http://www.opengis.net/def/crs/EPSG/0/4326"


def get(path: str, **parameters: object) -> dict[str, object]:
    response = Client().get(f"{BASE}{path}", parameters)
    assert response.status_code == 200, response.content
    found = json.loads(response.content)
    assert isinstance(found, dict)
    return found


def features(path: str, **parameters: object) -> list[dict[str, object]]:
    found = get(path, **parameters)["features"]
    assert isinstance(found, list)
    return found


def names(path: str, **parameters: object) -> list[object]:
    return sorted(each["properties"]["name"] for each in features(path, **parameters))  # type: ignore[index, type-var]  # -- texts


def refused(path: str, **parameters: object) -> tuple[int, str]:
    response = Client().get(f"{BASE}{path}", parameters)
    return response.status_code, json.loads(response.content).get("parameter", "")


def test_everything_is_found_from_the_landing_page() -> None:
    found = get("/")
    links = found["links"]
    assert isinstance(links, list)

    relations = {each["rel"] for each in links}
    own = [each["href"] for each in links if each["rel"] != "license"]
    statuses = {Client().get(href.removeprefix("http://testserver")).status_code for href in own}

    assert {"self", "service-desc", "conformance", "data", "license"} <= relations
    assert statuses == {200}
    assert get("/conformance") == {"conformsTo": list(CONFORMANCE)}


def test_collections_say_what_they_hold_and_in_which_systems() -> None:
    found = get("/collections")["collections"]
    assert isinstance(found, list)

    assert [each["id"] for each in found] == ["services", "events", "volunteer-roles", "areas"]
    assert {tuple(each["crs"]) for each in found} == {tuple(SYSTEMS)}
    assert get("/collections/services") == found[0]


def test_a_service_is_a_point_with_what_is_said_of_it(world: World) -> None:
    place = world.location(world.middle, lat=50.2, lon=8.1, name="Haus")
    record = factories.record(service=factories.service("Tafel"), location=place)

    found = get("/collections/services/items")

    assert (found["numberMatched"], found["numberReturned"]) == (1, 1)
    (feature,) = features("/collections/services/items")
    assert (feature["id"], feature["geometry"]) == (
        str(record.pk),
        {"type": "Point", "coordinates": [8.1, 50.2]},
    )
    properties = feature["properties"]
    assert isinstance(properties, dict)
    assert (properties["name"], properties["municipality_key"]) == ("Tafel", world.middle.key)
    one = get(f"/collections/services/items/{record.pk}")
    assert {word: one[word] for word in ("id", "geometry", "properties")} == {
        word: feature[word] for word in ("id", "geometry", "properties")
    }


def test_a_confidential_place_is_its_municipality_whatever_the_rectangle(world: World) -> None:
    place = world.location(
        world.south, lat=50.21, lon=8.11, is_confidential=True, name="Geheimhaus"
    )
    Address.objects.create(location=place, street="Geheimweg 7", city="Suedheim")
    factories.record(service=factories.service("Zuflucht"), location=place)

    at_the_door = names("/collections/services/items", bbox="8.10,50.20,8.12,50.22")
    (in_town,) = features("/collections/services/items", bbox="8.0,49.9,8.2,50.1")

    assert at_the_door == []
    assert in_town["geometry"] == {"type": "Point", "coordinates": [8.1, 50.0]}
    assert "eheim" not in json.dumps(in_town)


def test_coordinates_come_in_the_system_that_is_asked_for(world: World) -> None:
    factories.record(location=world.location(world.middle, lat=50.2, lon=8.1))
    east, north = Transformer.from_crs("EPSG:4326", "EPSG:25832").transform(50.2, 8.1)
    path = "/collections/services/items"

    (metres,) = features(path, crs=UTM)
    (degrees,) = features(path, crs=LAT_LON)
    around = f"{east - 100},{north - 100},{east + 100},{north + 100}"
    beside = f"{east + 100},{north + 100},{east + 200},{north + 200}"

    geometry = metres["geometry"]
    assert isinstance(geometry, dict)
    assert geometry["coordinates"] == [round(east, 2), round(north, 2)]
    assert degrees["geometry"] == {"type": "Point", "coordinates": [50.2, 8.1]}
    assert len(features(path, bbox=around, **{"bbox-crs": UTM})) == 1
    assert len(features(path, bbox=beside, **{"bbox-crs": UTM})) == 0
    response = Client().get(f"{BASE}{path}", {"crs": UTM})
    assert response["Content-Crs"] == f"<{UTM}>"


def test_pages_lead_to_each_other() -> None:
    for number in range(5):
        factories.service(f"Angebot {number}", is_by_phone=True)

    first = get("/collections/services/items", limit=2)
    links = first["links"]
    assert isinstance(links, list)
    seen, page = [], first
    while True:
        found = page["features"]
        assert isinstance(found, list)
        seen += [each["properties"]["name"] for each in found]
        following = [each["href"] for each in page["links"] if each["rel"] == "next"]  # type: ignore[attr-defined]  # -- links
        if not following:
            break
        page = json.loads(Client().get(following[0].removeprefix("http://testserver")).content)

    assert sorted(seen) == [f"Angebot {number}" for number in range(5)]
    assert (first["numberMatched"], first["numberReturned"]) == (5, 2)


def test_properties_narrow_what_comes(world: World) -> None:
    tafel = factories.service("Tafel", is_free="yes")
    tafel.topics.add(Topic.objects.get(code="playground"))
    factories.record(service=tafel, location=world.location(world.middle))
    factories.record(service=factories.service("Kurs"), location=world.location(world.south))
    path = "/collections/services/items"

    assert names(path, topic_codes="playground") == ["Tafel"]
    assert names(path, municipality_key=world.south.key) == ["Kurs"]
    assert names(path, organization_id=tafel.organization_id) == ["Tafel"]
    assert names(path, is_free="yes") == ["Tafel"]
    assert names(path, is_online="true") == []
    assert set(get("/collections/services/queryables")["properties"]) == {  # type: ignore[call-overload]  # -- an object
        "topic_codes", "municipality_key", "organization_id", "is_free", "is_online",
    }  # fmt: skip


def test_events_are_asked_for_by_time() -> None:
    provider = factories.organization("Tafel")
    june = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
    Event.objects.create(name="Fest", organization=provider, starts_at=june)
    Event.objects.create(
        name="Treff",
        organization=provider,
        starts_at=june - dt.timedelta(days=30),
        rrule="FREQ=WEEKLY",
    )
    path = "/collections/events/items"

    assert names(path, datetime="2026-06-01") == ["Fest", "Treff"]
    assert names(path, datetime="2026-06-02/..") == ["Treff"]
    assert names(path, datetime="../2026-05-15T00:00:00Z") == ["Treff"]
    assert names(path, datetime="2026-06-01T11:00:00Z/2026-06-01T13:00:00Z") == ["Fest", "Treff"]


def test_areas_come_with_their_keys(world: World) -> None:
    found = features("/collections/areas/items", kind="municipality")

    keys = sorted(each["properties"]["key"] for each in found)  # type: ignore[index, type-var]  # -- texts
    assert keys == sorted((world.north.key, world.middle.key, world.south.key))


@pytest.mark.parametrize(
    ("parameters", "parameter"),
    [
        ({"farbe": "rot"}, "farbe"),
        ({"limit": "0"}, "limit"),
        ({"limit": "viele"}, "limit"),
        ({"offset": "-1"}, "offset"),
        ({"bbox": "1,2,3"}, "bbox"),
        ({"bbox": "1,2,nan,4"}, "bbox"),
        ({"bbox": "9,50,8,51"}, "bbox"),
        ({"bbox": "1e300,1,1e301,2", "bbox-crs": UTM}, "bbox"),
        ({"crs": "EPSG:3857"}, "crs"),
        ({"datetime": "gestern"}, "datetime"),
        ({"organization_id": "7"}, "organization_id"),
        ({"is_online": "vielleicht"}, "is_online"),
        ({"is_free": "a\x00b"}, "is_free"),
        ({"f": "xml"}, "f"),
    ],
)
def test_what_cannot_be_answered_is_named(parameters: dict[str, str], parameter: str) -> None:
    assert refused("/collections/services/items", **parameters) == (400, parameter)


def test_what_is_closed_or_unknown_is_not_found() -> None:
    closed = factories.record(service=factories.service(status=Status.CLOSED))
    paths = [
        "/collections/nothing",
        "/collections/nothing/items",
        f"/collections/services/items/{closed.pk}",
        "/collections/services/items/keine-nummer",
    ]

    assert {Client().get(f"{BASE}{path}").status_code for path in paths} == {404}


@pytest.mark.parametrize(
    "path",
    ["/", "/conformance", "/collections", "/collections/services", "/collections/services/items",
     "/collections/services/queryables"],
)  # fmt: skip
def test_people_read_the_same_as_a_page(path: str) -> None:
    factories.service("Tafel", is_by_phone=True)

    by_name = Client().get(f"{BASE}{path}", {"f": "html"})
    by_browser = Client().get(f"{BASE}{path}", headers={"accept": "text/html,*/*;q=0.8"})

    assert by_name["Content-Type"] == by_browser["Content-Type"] == "text/html; charset=utf-8"
    assert by_name.content.decode().count("<h1>") == 1


def test_more_features_ask_no_more_questions(world: World) -> None:
    path = f"{BASE}/collections/services/items"
    client = Client()
    factories.record(location=world.location(world.middle))
    one = fewest_queries(lambda: client.get(path))
    for _ in range(2):
        factories.record(location=world.location(world.south))

    assert fewest_queries(lambda: client.get(path)) == one
