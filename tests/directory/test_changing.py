"""What an accepted proposal changes, and what it leaves alone."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from sozialatlas.directory import actions, partial
from sozialatlas.directory.errors import AlreadyThere, Gone, NotAllowed, UnknownReference
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import (
    FieldOwner,
    Location,
    Organization,
    Revision,
    Service,
    ServiceAtLocation,
)
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.directory.values import AddressValues, PhoneValues
from tests.directory import factories

pytestmark = pytest.mark.django_db
NOW = factories.NOW
BY_PROVIDER = actions.Authority(
    by=None, at=NOW, reason="Vorschlag", owner=FieldOwner.Owner.PROVIDER
)
EVENING = HoursRule(weekday=2, opens=dt.time(18), closes=dt.time(20))


def wanted(thing: object, **fields: object) -> actions.Wanted:
    assert isinstance(thing, Organization | Service | ServiceAtLocation | Location)
    kinds = {
        Organization: "organization",
        Service: "service",
        Location: "location",
        ServiceAtLocation: "service_at_location",
    }
    return actions.Wanted(kind=kinds[type(thing)], id=thing.pk, fields=fields)


def test_only_the_wanted_fields_change() -> None:
    service = factories.service(summary="Alt", email="alt@verein.example")
    before = snapshot(service)

    actions.change([wanted(service, summary="Neu")], BY_PROVIDER)

    service.refresh_from_db()
    after = snapshot(service)
    assert (before.summary, after.summary) == ("Alt", "Neu")  # type: ignore[attr-defined]  # -- a service's
    assert service.email == "alt@verein.example"
    assert service.content_changed_at == NOW


def test_the_changed_groups_belong_to_whoever_proposed() -> None:
    service = factories.service()

    actions.change([wanted(service, phones=(PhoneValues(number="06031 12"),))], BY_PROVIDER)

    assert [(row.group, row.owner) for row in FieldOwner.objects.all()] == [
        ("contact", "provider")
    ]


def test_without_an_owner_the_fields_stay_with_whoever_kept_them() -> None:
    service = factories.service()
    authority = actions.Authority(by=None, at=NOW, owner=None)

    actions.change([wanted(service, summary="Neu")], authority)

    assert list(FieldOwner.objects.all()) == []
    assert [row.values["summary"] for row in Revision.objects.order_by("pk")] == ["", "Neu"]


def test_rows_of_a_wanted_field_are_replaced_and_others_stay() -> None:
    record = factories.record()
    record.phones.create(number="06031 99")

    actions.change([wanted(record, schedules=(EVENING,))], BY_PROVIDER)

    assert [row.rule for row in record.schedules.all()] == [EVENING]
    assert [row.number for row in record.phones.all()] == ["06031 99"]


def test_new_things_may_point_to_each_other_in_any_order() -> None:
    ids = [uuid.UUID(int=number) for number in range(1, 5)]
    organization, location, service, record = ids
    area = factories.municipality()
    new = [
        actions.Wanted(
            kind="service_at_location",
            id=record,
            fields={"service_key": f"id:{service}", "location_key": f"id:{location}"},
            is_new=True,
        ),
        actions.Wanted(
            kind="service",
            id=service,
            fields={"name": "Tanztee", "organization_key": f"id:{organization}"},
            is_new=True,
        ),
        actions.Wanted(
            kind="location",
            id=location,
            fields={"municipality_key": area.key, "address": AddressValues(street="Am Anger 1")},
            is_new=True,
        ),
        actions.Wanted(
            kind="organization", id=organization, fields={"name": "Tanzverein"}, is_new=True
        ),
    ]

    actions.change(new, BY_PROVIDER)

    made = ServiceAtLocation.objects.get(pk=record)
    assert made.service.organization.name == "Tanzverein"
    assert made.location.address.street == "Am Anger 1"


def test_a_number_that_nobody_can_dial_is_refused_and_nothing_is_written() -> None:
    service = factories.service(summary="Alt")
    fields = {"summary": "Neu", "phones": (PhoneValues(number="siehe Aushang"),)}

    with pytest.raises(NotAllowed) as refused:
        actions.change([wanted(service, **fields)], BY_PROVIDER)

    service.refresh_from_db()
    assert service.summary == "Alt"
    assert list(refused.value.messages) == ["phones"]


def test_ages_in_the_wrong_order_are_refused_by_field() -> None:
    service = factories.service(maximum_age=6)

    with pytest.raises(NotAllowed) as refused:
        actions.change([wanted(service, minimum_age=12)], BY_PROVIDER)

    assert list(refused.value.messages) == ["minimum_age"]


def test_what_is_gone_and_what_is_there_already_are_told_apart() -> None:
    service = factories.service()
    gone = actions.Wanted(kind="service", id=uuid.UUID(int=7), fields={"summary": "Neu"})
    again = actions.Wanted(kind="service", id=service.pk, fields={"name": "A"}, is_new=True)

    with pytest.raises(Gone):
        actions.change([gone], BY_PROVIDER)
    with pytest.raises(AlreadyThere):
        actions.change([again], BY_PROVIDER)


def test_an_unknown_topic_is_refused() -> None:
    service = factories.service()

    with pytest.raises(UnknownReference):
        actions.change([wanted(service, topics=("gibtesnicht",))], BY_PROVIDER)


def test_fields_come_back_from_json_as_they_were() -> None:
    kind = KIND_OF["service_at_location"]
    fields = {"schedules": (EVENING,), "phones": (PhoneValues(number="112"),), "status": "closed"}

    raw = partial.to_json(fields)

    assert partial.from_json(kind, raw) == fields


@pytest.mark.parametrize("raw", [{"gibtesnicht": 1}, {"key": "a"}, {"phones": "112"}])
def test_json_of_another_shape_is_refused(raw: dict[str, object]) -> None:
    with pytest.raises(partial.UnreadableField):
        partial.from_json(KIND_OF["service"], raw)
