""" "Is this you?" while somebody types."""

from __future__ import annotations

import pytest

from sozialatlas.directory.models import Address, Organization, Phone
from sozialatlas.marketplace.duplicates import traces
from sozialatlas.marketplace.duplicates.queries import similar_organizations
from tests.counted_queries import fewest_queries
from tests.directory import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def club() -> Organization:
    """Return a club with all that can be known, among others."""
    found = factories.organization(
        "Turnverein Lindental 1888 e. V.", url="https://tv-lindental.example", email="a@gmx.de"
    )
    area = factories.municipality()
    place = factories.location(organization=found, municipality=area)
    Address.objects.create(
        location=place, street="Am Anger 1", postal_code="61169", city="Lindental"
    )
    Phone.objects.create(organization=found, number="06031 123456")
    for name in ("Gesangverein Butzbach", "Kleiderkammer", "Turnverein Butzbach 1860"):
        factories.organization(name)
    traces.renew()
    return found


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "Turnverein Lind"},
        {"name": "TV Lindental"},
        {"name": "lindenthal turn verein"},
        {"phone": "+49 6031 123456"},
        {"email": "vorstand@tv-lindental.example"},
        {"email": "a@gmx.de"},
        {"street": "Am Anger 1", "postal_code": "61169"},
        {"url": "www.tv-lindental.example"},
    ],
)
def test_it_is_found_by_each_thing_that_one_knows(
    club: Organization, typed: dict[str, str]
) -> None:
    found = similar_organizations(**typed)  # type: ignore[arg-type]  # -- texts only

    assert found[0].id == club.pk


def test_it_says_why_and_where(club: Organization) -> None:
    [found] = similar_organizations(name="Turnverein Lindental 1888", phone="06031 123456")[:1]

    assert (found.name, found.places) == ("Turnverein Lindental 1888 e. V.", ("Lindental",))
    assert found.reasons == ("im Kern gleicher Name", "gleiche Telefonnummer")


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"name": "  "},
        {"name": "e. V."},
        {"name": "Schachfreunde"},
        {"phone": "112"},
        {"name": "\0%_'"},
        {"url": "http://[kaputt"},
    ],
)
def test_what_tells_nothing_finds_nothing(club: Organization, typed: dict[str, str]) -> None:
    assert similar_organizations(**typed) == []  # type: ignore[arg-type]  # -- texts only


def test_those_nearby_come_first(club: Organization) -> None:
    for key in ("06997002", "06997003"):
        area = factories.municipality(key, f"Ort {key}")
        twin = factories.organization("Tafel Sonnenhof")
        factories.location(organization=twin, municipality=area)
    traces.renew()

    found = similar_organizations(name="Tafel Sonnenhof", area_keys=["06997003"])

    assert [each.is_near for each in found] == [True, False]


def test_closed_ones_are_not_offered(club: Organization) -> None:
    Organization.objects.filter(pk=club.pk).update(status="closed")

    assert similar_organizations(name="Turnverein Lindental 1888") == []


def test_it_asks_as_much_of_many_as_of_few(club: Organization) -> None:
    def ask() -> object:
        return similar_organizations(name="Turnverein Lindental", phone="06031 123456")

    few = fewest_queries(ask)
    for number in range(30):
        factories.organization(f"Turnverein Lindental {number}")
    traces.renew()

    assert fewest_queries(ask) == few
