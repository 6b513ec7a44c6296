"""Records as lists show them: never finer than may be shown, with the same few queries."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sozialatlas.directory.cards import Card, Timing, cards
from sozialatlas.directory.models import (
    Accessibility,
    Address,
    Event,
    LocalizedText,
    Schedule,
    ServiceAtLocation,
    Topic,
    VolunteerRole,
)
from tests.directory import factories
from tests.directory.factories import NOW

pytestmark = pytest.mark.django_db


def one(thing: ServiceAtLocation | Event | VolunteerRole, type_: str, **options: object) -> Card:
    """Return the card of one record."""
    return cards({type_: [thing.pk]}, **options)[thing.pk]


def full(**values: object) -> ServiceAtLocation:
    """Return a record with all that a card shows."""
    place = factories.location(lat=50.51, lon=8.49, **values)
    service = factories.service("Tagespflege", summary="Tagsüber betreut.", is_free="yes")
    link = factories.record(service=service, location=place, verified_at=NOW)
    Accessibility.objects.create(location=place, feature="step_free", answer="yes")
    return link


def test_a_card_says_what_a_list_shows() -> None:
    link = full(municipality=factories.municipality())
    topic = Topic.objects.create(code="t-day", name="Tagespflege am Ort")
    link.service.topics.add(topic, Topic.objects.create(code="off", name="Aus", is_active=False))

    assert one(link, "service") == Card(
        id=link.pk,
        type="service",
        thing_id=link.service_id,
        name="Tagespflege",
        organization="Diakonieverein Lindental",
        summary="Tagsüber betreut.",
        status="active",
        location_name="Haus am Anger",
        location_id=link.location_id,
        municipality="Lindental",
        municipality_key="06997001",
        lat=50.51,
        lon=8.49,
        region="DE-HE",
        is_free="yes",
        step_free="yes",
        verified_at=NOW,
        topics=("t-day",),
    )


def test_a_confidential_location_gives_its_municipality_only() -> None:
    link = full(municipality=factories.municipality(), is_confidential=True)

    card = one(link, "service")

    assert [card.lat, card.lon, card.location_name, card.municipality] == [
        50.5,
        8.5,
        "",
        "Lindental",
    ]


def test_a_confidential_location_without_municipality_gives_no_point() -> None:
    card = one(full(is_confidential=True), "service")

    assert [card.lat, card.lon, card.location_name, card.municipality] == [None, None, "", ""]


def test_the_nearest_hours_count() -> None:
    link = full()
    day = {"opens": dt.time(8), "closes": dt.time(12)}
    found = []
    for weekday, owner in enumerate(
        ({"location": link.location}, {"service": link.service}, {"service_at_location": link})
    ):
        Schedule.objects.create(weekday=weekday, **day, **owner)
        found.append([rule.weekday for rule in one(link, "service").rules])

    assert found == [[0], [1], [2]]


def test_a_brief_card_leaves_out_hours_and_steps_only() -> None:
    link = full(municipality=factories.municipality())
    Schedule.objects.create(
        weekday=0, opens=dt.time(8), closes=dt.time(12), location=link.location
    )

    brief, whole = one(link, "service", is_brief=True), one(link, "service")

    assert [brief.rules, brief.step_free] == [(), "unknown"]
    assert [brief.name, brief.lat, brief.topics] == [whole.name, whole.lat, whole.topics]


def test_a_service_without_location_is_a_record() -> None:
    service = factories.service("Telefonberatung", is_by_phone=True)

    card = cards({"service": [service.pk]})[service.pk]

    assert [card.id, card.thing_id, card.lat, card.location_id, card.is_by_phone] == [
        service.pk,
        service.pk,
        None,
        None,
        True,
    ]


def test_a_closed_link_is_closed_though_its_service_is_not() -> None:
    link = full()
    link.status = "temporarily_closed"
    link.save()

    assert one(link, "service").status == "temporarily_closed"


def test_events_say_when_and_roles_how_long() -> None:
    provider = factories.organization()
    event = Event.objects.create(
        organization=provider, name="Café", starts_at=NOW, rrule="FREQ=WEEKLY"
    )
    role = VolunteerRole.objects.create(
        organization=provider, name="Vorlesen", time_needed="zwei Stunden"
    )

    found = cards({"event": [event.pk], "volunteer_role": [role.pk]})

    assert [found[event.pk].timing, found[role.pk].time_needed] == [
        Timing(starts_at=NOW, ends_at=None, rrule="FREQ=WEEKLY", exdates=()),
        "zwei Stunden",
    ]


def test_names_come_in_the_language_where_there_is_a_text() -> None:
    link = full()
    LocalizedText.objects.create(
        kind="service",
        record_id=link.service_id,
        field="name",
        language="en",
        text="Day care",
        origin="human",
    )

    found = [one(link, "service", language=language) for language in ("en", "de")]

    assert [(card.name, card.summary) for card in found] == [
        ("Day care", "Tagsüber betreut."),
        ("Tagespflege", "Tagsüber betreut."),
    ]


def test_ids_of_nothing_are_left_out() -> None:
    service = factories.service()

    assert cards({"event": [service.pk], "volunteer_role": [service.pk]}) == {}


@pytest.mark.parametrize("is_brief", [True, False])
def test_three_records_cost_the_queries_of_one(is_brief: bool) -> None:
    links = [full() for _number in range(3)]
    counts = []
    for asked in (links[:1], links):
        with CaptureQueriesContext(connection) as queries:
            found = cards({"service": [link.pk for link in asked]}, is_brief=is_brief)
        assert len(found) == len(asked)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 5


@pytest.mark.parametrize(
    ("values", "town"),
    [({}, "Uster"), ({"is_confidential": True}, "")],
)
def test_beyond_all_municipalities_the_address_says_the_town(
    values: dict[str, bool], town: str
) -> None:
    place = factories.location(lat=47.35, lon=8.72, country="CH", **values)
    Address.objects.create(location=place, street="Gasse 1", city="Uster", country="CH")
    card = one(factories.record(location=place), "service")

    assert (card.municipality, card.town) == ("", town)


def test_within_a_municipality_the_town_is_its_name() -> None:
    place = factories.location(municipality=factories.municipality())
    Address.objects.create(location=place, city="Lindental-Ort")
    card = one(factories.record(location=place), "service")

    assert (card.municipality, card.town) == ("Lindental", "")
