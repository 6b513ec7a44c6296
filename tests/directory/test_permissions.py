"""Who may edit what: wholly within reach, or not at all."""

from __future__ import annotations

import pytest

from sozialatlas.accounts.queries import NOWHERE, Reach
from sozialatlas.directory.models import (
    Event,
    Location,
    Organization,
    Service,
    ServiceArea,
    ServiceAtLocation,
    VolunteerRole,
)
from sozialatlas.directory.permissions import editable
from sozialatlas.places.models import Area
from tests.directory import factories

pytestmark = pytest.mark.django_db

HERE = Reach(everywhere=False, keys=("06997001",))
COUNTY = Reach(everywhere=False, keys=("06997",))
EVERYWHERE = Reach(everywhere=True)


def at(key: str, **values: object) -> Location:
    """Return a location in a municipality."""

    town = Area.objects.filter(key=key).first() or factories.municipality(key, f"Ort {key}")
    return factories.location(municipality=town, **values)


def names(reach: Reach) -> set[str]:
    """Return the names of the services that may be edited."""
    return {service.name for service in editable(Service.objects.all(), reach)}


def test_who_reaches_nowhere_edits_nothing() -> None:
    factories.record(location=at("06997001"))

    assert [
        list(editable(model.objects.all(), NOWHERE))
        for model in (Service, Location, Organization, ServiceAtLocation)
    ] == [[], [], [], []]


def test_a_service_wholly_in_town_is_the_towns() -> None:
    inside = factories.service("Innen")
    across = factories.service("Beide")
    outside = factories.service("Außen")
    for service, key in (
        (inside, "06997001"),
        (across, "06997001"),
        (across, "06997002"),
        (outside, "06997002"),
    ):
        factories.record(service=service, location=at(key))
    factories.service("Ohne Ort")

    assert [names(HERE), names(COUNTY), names(EVERYWHERE)] == [
        {"Innen"},
        {"Innen", "Beide", "Außen", "Ohne Ort"},
        {"Innen", "Beide", "Außen", "Ohne Ort"},
    ]


def test_a_service_without_location_belongs_to_the_area_that_it_serves() -> None:
    town = factories.municipality("06997001")
    other = factories.municipality("06997002", "Oberbach")
    here, both = factories.service("Hier"), factories.service("Beide")
    ServiceArea.objects.create(service=here, area=town)
    for area in (town, other):
        ServiceArea.objects.create(service=both, area=area)

    assert [names(HERE), names(COUNTY)] == [{"Hier"}, {"Hier", "Beide"}]


def test_a_service_for_everywhere_is_not_a_towns() -> None:
    service = factories.service("Überall")
    ServiceArea.objects.create(service=service, extent="everywhere")
    ServiceArea.objects.create(service=service, area=factories.municipality("06997001"))

    assert names(HERE) == set()


def test_locations_links_events_and_roles_follow_their_municipality() -> None:
    inside, outside = at("06997001"), at("06997002")
    nowhere = factories.location()
    provider = factories.organization()
    made = {}
    for place in (inside, outside, nowhere):
        made[place] = (
            place,
            factories.record(location=place),
            Event.objects.create(
                organization=provider, location=place, name="Fest", starts_at=factories.NOW
            ),
            VolunteerRole.objects.create(organization=provider, location=place, name="Vorlesen"),
        )

    models = (Location, ServiceAtLocation, Event, VolunteerRole)

    found = [list(editable(model.objects.all(), HERE)) for model in models]
    of_county = [set(editable(model.objects.all(), COUNTY)) for model in models]

    assert found == [[thing] for thing in made[inside]]
    assert of_county == [set(things) for things in zip(*made.values(), strict=True)]


def test_an_organization_of_two_towns_is_the_countys() -> None:
    here, both, empty = (factories.organization(name) for name in ("Hier", "Beide", "Leer"))
    at("06997001", organization=here)
    at("06997001", organization=both)
    factories.record(
        service=factories.service(organization=both), location=at("06997002", organization=None)
    )

    found = [
        {each.name for each in editable(Organization.objects.all(), reach)}
        for reach in (HERE, COUNTY, EVERYWHERE)
    ]

    assert empty.pk
    assert found == [{"Hier", "Leer"}, {"Hier", "Beide", "Leer"}, {"Hier", "Beide", "Leer"}]


def test_an_organization_without_places_is_free_only_while_nobody_uses_it() -> None:
    names = ("Leer", "Quelle", "Angebot", "Fest", "Ehrenamt", "Dach")
    made = {name: factories.organization(name) for name in names}
    made["Quelle"].source = "liste"
    made["Quelle"].save(update_fields=["source"])
    factories.service("Online", organization=made["Angebot"])
    Event.objects.create(organization=made["Fest"], name="Fest", starts_at=factories.NOW)
    VolunteerRole.objects.create(organization=made["Ehrenamt"], name="Vorlesen")
    factories.organization("Glied", parent=made["Dach"])

    found = editable(Organization.objects.all(), HERE).order_by("name")
    of_county = editable(Organization.objects.all(), COUNTY)

    assert [each.name for each in found] == ["Glied", "Leer"]
    assert {each.name for each in of_county} == {*names, "Glied"}


def test_an_event_online_is_of_whoever_keeps_its_organization() -> None:
    here, far = factories.organization("Hier"), factories.organization("Fern")
    at("06997001", organization=here)
    at("06997002", organization=far)
    for provider in (here, far):
        Event.objects.create(organization=provider, name=provider.name, starts_at=factories.NOW)

    found = [
        [each.name for each in editable(Event.objects.order_by("name"), reach)]
        for reach in (HERE, COUNTY)
    ]

    assert found == [["Hier"], ["Fern", "Hier"]]
