"""What the page of a record reads, and what of a secret place it never gets."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from sozialatlas.directory import faces
from sozialatlas.directory.faces import (
    Access,
    Face,
    Number,
    Person,
    Reaching,
    Said,
    Site,
    Term,
    contacts,
)
from sozialatlas.directory.models import (
    Accessibility,
    Address,
    Contact,
    Event,
    LocalizedText,
    Location,
    Phone,
    ServiceAtLocation,
    Topic,
    VolunteerRole,
)
from tests.directory import factories

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 18)


def at_address(**values: object) -> Location:
    location = factories.location(
        municipality=factories.municipality(),
        lat=50.51234,
        lon=8.54321,
        precision="exact",
        transportation="Bus 215",
        **values,
    )
    Address.objects.create(
        location=location, street="Anger 4", postal_code="35781", city="Lindental"
    )
    return location


def face(record: ServiceAtLocation, language: str = "de") -> Face:
    found = faces.face("service", record.pk, language=language, today=TODAY)
    assert found is not None
    return found


def test_a_place_has_its_address_and_its_door() -> None:
    record = factories.record(location=at_address())

    assert face(record).site == Site(
        record_id=record.pk,
        name="Haus am Anger",
        lines=("Anger 4", "35781 Lindental"),
        street="Anger 4",
        postal_code="35781",
        city="Lindental",
        municipality="Lindental",
        municipality_key="06997001",
        lat=50.51234,
        lon=8.54321,
        is_exact=True,
        transportation="Bus 215",
    )


def test_a_secret_place_is_its_municipality_and_nothing_else() -> None:
    location = at_address(is_confidential=True)
    record = factories.record(location=location, description="Hinter der Kirche")
    Accessibility.objects.create(
        location=location, feature="lift", answer="yes", note="Im Hof von Anger 4"
    )

    found = face(record)

    expected = Site(
        record_id=record.pk,
        name="",
        lines=("Lindental",),
        city="Lindental",
        municipality="Lindental",
        municipality_key="06997001",
        lat=50.5,
        lon=8.5,
        is_confidential=True,
    )
    assert [found.site, found.sites, found.here, found.access[1]] == [
        expected,
        (expected,),
        Said(),
        Access(feature="lift", answer="yes"),
    ]


def test_what_a_record_has_itself_comes_before_the_provider_s() -> None:
    record = factories.record(location=factories.location())
    provider = record.service.organization
    Phone.objects.create(organization=provider, number="030 1")
    Contact.objects.create(organization=provider, name="Zentrale", email="zentrale@x.example")
    before = face(record).reaching
    Phone.objects.create(service=record.service, number="030 2")
    Phone.objects.create(service=record.service, number="030 3", kind="fax")
    Phone.objects.create(service_at_location=record, number="030 4")
    Contact.objects.create(service=record.service, name="Beratung", email="rat@x.example")
    Contact.objects.create(service=record.service, name="Privat", is_public=False)

    assert before == Reaching(
        numbers=(Number("030 1"),),
        emails=("zentrale@x.example",),
        people=(Person("Zentrale"),),
    )
    assert face(record).reaching == Reaching(
        numbers=(Number("030 4"), Number("030 2"), Number("030 3", "fax")),
        emails=("rat@x.example",),
        people=(Person("Beratung"),),
    )


def test_a_text_says_its_language_and_how_it_came_about() -> None:
    service = factories.service(description="Tagsüber betreut.", fees="Auf Anfrage")
    record = factories.record(service=service, location=factories.location())
    LocalizedText.objects.create(
        kind="service",
        record_id=service.pk,
        field="description",
        language="en",
        text="Care by day.",
        origin="machine",
    )

    found = face(record, "en")

    assert [found.description, found.fees] == [
        Said("Care by day.", "en", "machine"),
        Said("Auf Anfrage", "de"),
    ]


@pytest.mark.parametrize("part", ["link", "service", "location"])
def test_a_record_is_over_when_any_part_of_it_is(part: str) -> None:
    record = factories.record(location=factories.location())
    thing = {"link": record, "service": record.service, "location": record.location}[part]
    before = face(record).is_visible
    thing.status = "closed"
    thing.save(update_fields=["status"])

    assert [before, face(record).is_visible] == [True, False]


def test_the_first_record_of_a_service_is_one_that_is_open() -> None:
    service = factories.service()
    closed = factories.record(
        service=service, location=factories.location(name="A"), status="closed"
    )
    open_ = factories.record(service=service, location=factories.location(name="B"))

    found = [faces.first_record(service.pk, TODAY)]
    ServiceAtLocation.objects.filter(pk=open_.pk).delete()
    found.append(faces.first_record(service.pk, TODAY))
    found.append(faces.first_record(uuid.uuid4(), TODAY))

    assert found == [open_.pk, closed.pk, None]


def test_an_event_says_what_it_costs_and_reaches_its_provider() -> None:
    provider = factories.organization(url="https://verein.example", email="post@verein.example")
    event = Event.objects.create(
        name="Sommerfest",
        organization=provider,
        starts_at=factories.NOW,
        summary="Im Garten.",
        description="Mit Musik.",
        fees="2 Euro",
        phone="030 5",
    )
    event.topics.add(Topic.objects.create(code="t-fest", name="Feste"))
    event.topics.add(Topic.objects.create(code="t-alt", name="Früheres", is_active=False))

    found = faces.face("event", event.pk, language="de", today=TODAY)

    assert found == Face(
        id=event.pk,
        type="event",
        organization="Diakonieverein Lindental",
        organization_id=event.organization_id,
        organization_url="https://verein.example",
        name=Said("Sommerfest"),
        summary=Said("Im Garten."),
        description=Said("Mit Musik."),
        fees=Said("2 Euro"),
        topics=(Term("t-fest", "Feste"),),
        reaching=Reaching(
            numbers=(Number("030 5"),),
            emails=("post@verein.example",),
            url="https://verein.example",
        ),
    )


def test_a_volunteer_role_says_what_it_takes_and_whom_to_ask() -> None:
    role = VolunteerRole.objects.create(
        name="Vorlesen",
        organization=factories.organization(),
        location=at_address(),
        skills="Geduld",
        time_needed="2 Stunden",
        contact_name="Frau Muster",
        status="closed",
    )

    found = faces.face("volunteer_role", role.pk, language="de", today=TODAY)

    assert found is not None
    assert [found.type, found.name, found.skills, found.time_needed, found.is_visible] == [
        "volunteer_role",
        Said("Vorlesen"),
        Said("Geduld"),
        Said("2 Stunden"),
        False,
    ]
    assert found.reaching == Reaching(people=(Person("Frau Muster"),))
    assert found.site is not None
    assert [found.site.record_id, found.site.city] == [role.pk, "Lindental"]
    assert [each.answer for each in found.access] == ["unknown"] * len(found.access)


def test_only_the_address_of_a_web_page_is_linked() -> None:
    provider = "HTTPS://verein.example"
    script, page = "javascript:alert(1)", "http://verein.example/tafel"

    assert [
        contacts.web_address(page, provider),
        contacts.web_address(script, provider),
        contacts.web_address("", script, "data:text/html,x", "ftp://verein.example"),
    ] == [page, provider, ""]
