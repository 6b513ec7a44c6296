"""The filters of lists: they narrow together."""

from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.directory.models import Audience, Schedule, ServiceArea, Topic
from sozialatlas.exchange.hsds import ids
from sozialatlas.places.models import DataVersion, PostalPlace
from tests.directory import factories
from tests.exchange.hsds.asking import names
from tests.search.world import World

pytestmark = pytest.mark.django_db


def test_filters_narrow_together() -> None:
    diakonie = factories.organization("Diakonie")
    youth = Topic.objects.get(code="playground")
    both = factories.service("Treff", organization=diakonie, minimum_age=10, maximum_age=18)
    both.topics.add(youth)
    other = factories.service("Kurs", organization=diakonie)
    elsewhere = factories.service("Spielplatz")
    elsewhere.topics.add(youth)
    term = ids.of_term("topics", youth.code)
    assert youth.parent is not None

    assert names("/services", organization_id=diakonie.pk) == {both.name, other.name}
    assert names("/services", taxonomy_term_id=term) == {both.name, elsewhere.name}
    assert names("/services", taxonomy_term_id=ids.of_term("topics", youth.parent.code)) == {
        both.name,
        elsewhere.name,
    }
    assert names("/services", taxonomy_id=ids.of_taxonomy("topics")) == {
        both.name,
        elsewhere.name,
    }
    assert names("/services", taxonomy_term_id=term, organization_id=diakonie.pk) == {both.name}
    assert names("/services", minimum_age=19, organization_id=diakonie.pk) == {other.name}
    assert names("/organizations", taxonomy_term_id=term) == {
        "Diakonie",
        elsewhere.organization.name,
    }
    assert names("/services", taxonomy_term_id=ids.of_taxonomy("topics")) == set()


def test_an_audience_is_a_term_as_well() -> None:
    audience = Audience.objects.order_by("order", "code")[0]
    service = factories.service("Elterncafé")
    service.audiences.add(audience)
    factories.service("Chor")

    assert names("/services", taxonomy_term_id=ids.of_term("audiences", audience.code)) == {
        "Elterncafé"
    }


def test_hours_count_at_the_place_before_those_of_the_service() -> None:
    monday = {"weekday": 0, "opens": dt.time(9), "closes": dt.time(12)}
    evening = {"weekday": 0, "opens": dt.time(18), "closes": dt.time(20)}
    own = factories.record(service=factories.service("am Ort"))
    Schedule.objects.create(service=own.service, **monday)
    Schedule.objects.create(service_at_location=own, **evening)
    general = factories.record(service=factories.service("am Angebot"))
    Schedule.objects.create(service=general.service, **monday)
    house = factories.record(service=factories.service("am Haus"))
    Schedule.objects.create(location=house.location, **monday)
    lone = factories.service("am Telefon", is_by_phone=True)
    Schedule.objects.create(service=lone, **monday)
    factories.record(service=factories.service("ohne Zeiten"))
    morning = {"am Angebot", "am Haus", "am Telefon"}

    assert names("/services", day="MO") == {*morning, "am Ort"}
    assert names("/services", day="TU,WE") == set()
    assert names("/services", day="MO", end_time="12:00") == morning
    assert names("/services", day="MO", start_time="12:00") == {"am Ort"}
    assert names("/service_at_locations", start_time="19:59") == {"am Ort"}


@pytest.fixture
def middle(world: World) -> World:
    """Return a county with a postal code for the middle of its towns."""
    town = world.middle
    PostalPlace.objects.create(
        postal_code="35999",
        name=town.name,
        country="DE",
        lat=town.lat,
        lon=town.lon,
        municipality=town,
        municipality_key=town.key,
    )
    DataVersion.renew()
    return world


def test_a_postal_code_finds_what_serves_it(middle: World) -> None:
    factories.record(service=factories.service("hier"), location=middle.location(middle.middle))
    factories.record(service=factories.service("dort"), location=middle.location(middle.south))
    for name, area in (("im Kreis", middle.county), ("nur dort", middle.south)):
        record = factories.record(
            service=factories.service(name), location=middle.location(middle.south)
        )
        ServiceArea.objects.create(service=record.service, area=area)
    everywhere = factories.service("überall", is_by_phone=True)
    ServiceArea.objects.create(service=everywhere, extent="everywhere")
    not_here = factories.record(
        service=factories.service("von hier für dort"), location=middle.location(middle.middle)
    )
    ServiceArea.objects.create(service=not_here.service, area=middle.south)

    assert names("/services", postcode="35999") == {"hier", "im Kreis", "überall"}
    assert names("/service_at_locations", postcode="35999") == {"hier", "im Kreis"}


def test_nearness_is_measured_to_the_point_that_may_be_shown(middle: World) -> None:
    town = middle.middle
    near = middle.location(town, lat=town.lat + 0.009, lon=town.lon)
    factories.record(service=factories.service("ein Kilometer"), location=near)
    factories.record(
        service=factories.service("elf Kilometer"), location=middle.location(middle.north)
    )
    # The door is near, but what is shown of it is the middle of another town.
    hidden = middle.location(middle.south, lat=town.lat, lon=town.lon, is_confidential=True)
    factories.record(service=factories.service("geheim"), location=hidden)
    factories.service("am Telefon", is_by_phone=True)

    assert names("/services", postcode="35999", proximity=900) == set()
    assert names("/services", postcode="35999", proximity=1100) == {"ein Kilometer"}
    assert names("/service_at_locations", postcode="35999", proximity=12_000) == {
        "ein Kilometer",
        "elf Kilometer",
    }


def test_words_are_looked_up_in_names_of_organizations() -> None:
    factories.organization("Diakonieverein Lindental")
    factories.organization("Turnverein Lindental")

    assert names("/organizations", search="lindental turn") == {"Turnverein Lindental"}
