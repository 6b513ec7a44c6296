"""From an address to a point, and whether a point fits its address."""

from __future__ import annotations

import datetime as dt

import pytest
import shapely
from django.test import Client
from django.utils import timezone

from sozialatlas.directory.models import Address, Location, Precision
from sozialatlas.marketplace.entries import address_points
from sozialatlas.marketplace.entries.address_points import Exactness, Found, Typed
from sozialatlas.marketplace.proposals import actions as proposals
from sozialatlas.marketplace.proposals.actions import Choice
from sozialatlas.marketplace.proposals.models import Proposal
from sozialatlas.places import geometry
from sozialatlas.places.models import Area, AreaBoundary
from tests.accounts import people
from tests.counted_queries import fewest_queries
from tests.directory import factories
from tests.marketplace.entries import world

pytestmark = pytest.mark.django_db

POINT = f"{world.MINE}/punkt"


def house(street: str, lat: float, lon: float, **values: object) -> Location:
    values.setdefault("name", "")
    found = factories.location(lat=lat, lon=lon, precision=Precision.EXACT, **values)
    Address.objects.create(location=found, street=street, postal_code="61169", city="Lindental")
    return found


def town(key: str, name: str, west: float) -> Area:
    """Return a municipality of a tenth of a degree, from 50.4 to 50.5."""
    area = factories.municipality(key, name, lat=50.45, lon=west + 0.05)
    surface = shapely.box(west, 50.4, west + 0.1, 50.5)
    AreaBoundary.of_outline(area, geometry.outline(surface)).save()
    return area


def typed(street: str) -> Typed:
    return Typed(street, "61169", "Lindental")


@pytest.mark.parametrize("street", ["Bahnhofstr. 3", "Bahnhofstraße 3", "bahnhofstrasse 3"])
def test_a_house_of_the_directory_is_found_in_each_spelling(street: str) -> None:
    house("Bahnhofstraße 3", 50.41, 8.51)

    assert address_points.find(typed(street)) == Found((50.41, 8.51), Exactness.HOUSE)


def test_beside_a_house_stand_those_with_the_next_numbers() -> None:
    for number, lat in ((1, 50.41), (5, 50.43), (9, 50.49)):
        house(f"Anger {number}", lat, 8.51)

    assert [address_points.find(typed(f"Anger {each}")) for each in ("3", "20", "")] == [
        Found((50.42, 8.51), Exactness.STREET),
        Found((50.49, 8.51), Exactness.STREET),
        Found((50.43, 8.51), Exactness.STREET),
    ]


def test_without_the_street_it_is_the_town() -> None:
    factories.municipality()

    assert address_points.find(typed("Hallenweg 3")) == Found((50.5, 8.5), Exactness.TOWN)


def test_a_secret_or_hidden_place_tells_nobody_its_point() -> None:
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    house("Anger 3", 50.41, 8.51, is_confidential=True)
    house("Anger 3", 50.41, 8.51, visible_to=yesterday)

    assert address_points.find(typed("Anger 3")) is None


def test_the_page_is_told_where_a_point_lies_and_what_is_odd() -> None:
    _organization, client = world.club()
    town("06997001", "Lindental", 8.5)
    town("06997002", "Oberbach", 8.6)
    house("Anger 3", 50.45, 8.55, name="Bürgerhaus")
    address = {"street": "Anger 3", "postal_code": "", "city": "Lindental"}

    told = {
        point: client.get(POINT, {**address, "point": point}).json()
        for point in (
            "50.4501 8.550",
            "50.450 8.650",
            "50.480 8.550",
            "50.400 8.300",
            "53.500 10.000",
        )
    }

    assert {
        point: (each["said"], each["warnings"], each["refusal"]) for point, each in told.items()
    } == {
        "50.4501 8.550": (
            "Der Punkt liegt in Lindental. Am nächsten: Bürgerhaus, 10\u00a0m.",
            [],
            "",
        ),
        "50.450 8.650": (
            "Der Punkt liegt in Oberbach.",
            ["Der Punkt liegt in Oberbach, die Adresse nennt Lindental. Stimmt beides?"],
            "",
        ),
        "50.480 8.550": (
            "Der Punkt liegt in Lindental.",
            ["Der Punkt liegt 3,3\u00a0km von dieser Adresse entfernt. Stimmt beides?"],
            "",
        ),
        "50.400 8.300": (
            "",
            ["Der Punkt liegt 14\u00a0km außerhalb des Gebiets. Stimmt das?"],
            "",
        ),
        "53.500 10.000": (
            "",
            [],
            "Der Punkt liegt 344\u00a0km außerhalb des Gebiets. Bitte setzen Sie ihn neu.",
        ),
    }


@pytest.mark.parametrize("point", ["", "x", "\0", "999.123 999.123", "50.1234" * 200])
def test_any_text_instead_of_a_point_is_answered(point: str) -> None:
    _organization, client = world.club()

    answer = client.get(POINT, {"street": "\0" * 400, "city": "%_" * 200, "point": point})

    assert (answer.status_code, answer.json()["said"]) == (200, "")


def test_only_who_is_signed_in_is_answered(client: Client) -> None:
    assert client.get(POINT).status_code == 302


def test_many_houses_cost_no_more_queries_than_one() -> None:
    _organization, client = world.club()
    counts = []
    for numbers in (range(1), range(1, 30)):
        for number in numbers:
            house(f"Anger {number}", 50.41, 8.51, name="Haus")
        asked = {"street": "Anger 3", "city": "Lindental", "point": "50.410 8.510"}
        counts.append(fewest_queries(lambda asked=asked: client.get(POINT, asked)))  # type: ignore[misc]  # -- bound at once

    assert counts[0] == counts[1]


def test_a_button_looks_the_address_up_without_script() -> None:
    organization, client = world.club()
    house("Anger 3", 50.41, 8.51)
    draft = world.begin(client, organization)
    answers = {"place": "neu", "street": "Anger 3", "city": "Lindental", "dann": "punkt"}

    page = client.post(f"{world.MINE}/entwurf/{draft.pk}/wo", answers).content.decode()

    assert 'value="50.410000 8.510000"' in page
    assert "Genau: Diese Adresse steht schon im Verzeichnis." in page


def test_a_point_far_away_is_refused_and_an_odd_one_is_told() -> None:
    organization, client = world.club()
    town("06997001", "Lindental", 8.5)
    town("06997002", "Oberbach", 8.6)
    draft = world.begin(client, organization)
    url = f"{world.MINE}/entwurf/{draft.pk}/wo"
    answers = {"place": "neu", "street": "Anger 3", "city": "Lindental", "fassung": "1"}

    far = client.post(url, {**answers, "point": "53.500 10.000"})
    draft.proposal.refresh_from_db()
    answers["fassung"] = str(draft.proposal.version)
    odd = client.post(url, {**answers, "point": "50.450 8.650"}, follow=True)

    assert far.status_code == 422
    assert "Bitte setzen Sie ihn neu." in far.content.decode()
    assert "die Adresse nennt Lindental. Stimmt beides?" in odd.content.decode()


def test_a_secret_address_has_no_map_and_says_what_is_public() -> None:
    organization, client = world.club()
    area = town("06997001", "Lindental", 8.5)
    secret = house(
        "Anger 3", 50.45, 8.55, is_confidential=True, municipality=area, organization=organization
    )
    answer = client.post(f"{world.MINE}/eintraege/ort/{secret.pk}", {"seite": "wo"}, follow=True)
    page = answer.content.decode()

    assert "Öffentlich steht nur: Lindental. Eine Karte zeigt sie nie." in page
    assert 'name="point" value="50.450000 8.550000"' in page
    assert [word for word in ("leaflet", "place_map.js", "data-place-map") if word in page] == []


def test_a_moved_point_is_shown_to_reviewers_with_the_way_between() -> None:
    organization, client = world.club()
    area = town("06997001", "Lindental", 8.5)
    place = house("Anger 3", 50.45, 8.55, municipality=area, organization=organization)
    client.post(f"{world.MINE}/eintraege/ort/{place.pk}", {"seite": "wo"})
    proposal = Proposal.objects.get()
    world.save(
        client,
        proposal.entry,
        "wo",
        street="Anger 3",
        postal_code="61169",
        city="Lindental",
        point="50.4501 8.550",
    )
    client.post(f"{world.MINE}/entwurf/{proposal.pk}/senden")
    editor = people.editor("amt@kreis.example", "county_editor")

    page = world.signed_in(editor).get(f"/de/redaktion/vorschlaege/{proposal.pk}").content.decode()
    proposal.refresh_from_db()
    proposals.accept(proposal, Choice(version=proposal.version), by=editor, at=timezone.now())
    place.refresh_from_db()

    assert "Der Punkt wandert um 10\u00a0m." in page
    assert (place.lat, place.lon, place.precision) == (50.4501, 8.55, "exact")
