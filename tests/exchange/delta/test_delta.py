"""What changed since when, as copies of the directory ask."""

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from sozialatlas.accounts.models import User
from sozialatlas.directory import actions
from sozialatlas.directory.models import Location, Organization, RecordKind, Service, Status
from sozialatlas.exchange import public_things
from sozialatlas.exchange.delta import noting, queries, tidying
from sozialatlas.exchange.models import PublicChange
from tests.directory import factories

pytestmark = pytest.mark.django_db

LONG_AGO = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def editor() -> User:
    return User.objects.create(email="editor@example.org")


def _changed(kind: str, since: dt.datetime) -> set[uuid.UUID]:
    rows = public_things.OF_KIND[kind](timezone.localdate())
    return set(queries.changed_since(rows, kind, since).values_list("pk", flat=True))


def _as_of_long_ago(*things: Organization | Location | Service) -> None:
    """Let rows seem untouched since long ago, so that only what was noted can tell."""
    for thing in things:
        type(thing)._default_manager.filter(pk=thing.pk).update(updated_at=LONG_AGO)


def test_a_change_of_a_place_changes_what_is_offered_there_and_by_whom(editor: User) -> None:
    record = factories.record()
    other = factories.record()
    parts = (record.service, record.service.organization)
    _as_of_long_ago(*parts, other.service, other.service.organization)
    asked_at = timezone.now()
    record.location.transportation = "Bus 5"
    record.location.save()
    actions.edited(record.location, before=None, by=editor, at=timezone.now(), reason="")

    changed = {kind: _changed(kind, asked_at) for kind in public_things.OF_KIND}

    assert changed == {
        RecordKind.ORGANIZATION: {record.service.organization_id},
        RecordKind.LOCATION: {record.location_id},
        RecordKind.SERVICE: {record.service_id},
        RecordKind.SERVICE_AT_LOCATION: {record.pk},
        RecordKind.EVENT: set(),
        RecordKind.VOLUNTEER_ROLE: set(),
    }


def test_an_organization_without_any_service_is_noted_too(editor: User) -> None:
    lone = factories.organization()
    actions.edited(lone, before=None, by=editor, at=timezone.now(), reason="")
    _as_of_long_ago(lone)

    assert _changed(RecordKind.ORGANIZATION, LONG_AGO + dt.timedelta(days=1)) == {lone.pk}


def test_a_closed_thing_has_ended_and_is_changed_no_more(editor: User) -> None:
    asked_at = timezone.now()
    service = factories.service()
    actions.close(service, by=editor, at=timezone.now(), reason="gibt es nicht mehr")

    ended = queries.ended_since(RecordKind.SERVICE, asked_at)

    assert [(each.kind, each.id, each.went_into) for each in ended] == [
        (RecordKind.SERVICE, service.pk, None)
    ]
    assert _changed(RecordKind.SERVICE, asked_at) == set()


def test_what_was_removed_is_told_by_the_kind_that_it_had(editor: User) -> None:
    asked_at = timezone.now()
    record = factories.record()
    actions.edited(record, before=None, by=editor, at=timezone.now(), reason="")
    actions.edited(record.service, before=None, by=editor, at=timezone.now(), reason="")
    service, link = record.service_id, record.pk
    actions.remove(record)
    actions.remove(Service.objects.get(pk=service))

    ended = {kind: queries.ended_since(kind, asked_at) for kind in public_things.OF_KIND}

    assert {kind: [each.id for each in found] for kind, found in ended.items() if found} == {
        RecordKind.SERVICE: [service],
        RecordKind.SERVICE_AT_LOCATION: [link],
    }


def test_what_a_merged_thing_went_into_is_told(editor: User) -> None:
    asked_at = timezone.now()
    keep, drop = factories.organization("Tafel"), factories.organization("Tafel e. V.")
    wanted = actions.Merger(kind=RecordKind.ORGANIZATION, keep=keep.pk, drop=drop.pk)
    actions.merge(wanted, by=editor, at=timezone.now(), reason="")

    ended = queries.ended_since(RecordKind.ORGANIZATION, asked_at)

    assert [(each.id, each.went_into) for each in ended] == [(drop.pk, keep.pk)]


def test_days_alone_let_things_appear_and_end() -> None:
    today = timezone.localdate()
    yesterday = today - dt.timedelta(days=1)
    begun = factories.service(visible_from=today)
    over = factories.service(visible_to=yesterday)
    _as_of_long_ago(begun, over)
    since = timezone.now() - dt.timedelta(hours=25)

    assert _changed(RecordKind.SERVICE, since) == {begun.pk}
    assert [each.id for each in queries.ended_since(RecordKind.SERVICE, since)] == [over.pk]


def test_a_service_whose_only_place_closed_has_ended(editor: User) -> None:
    record = factories.record()
    asked_at = timezone.now()
    actions.close(record.location, by=editor, at=timezone.now(), reason="")

    ended = queries.ended_since(RecordKind.SERVICE, asked_at)

    assert [each.id for each in ended] == [record.service_id]
    assert Service.objects.get(pk=record.service_id).status == Status.ACTIVE


def test_tidying_keeps_the_newest_change_of_each_thing() -> None:
    one, other = uuid.uuid4(), uuid.uuid4()
    moments = [LONG_AGO + dt.timedelta(days=day) for day in range(3)]
    for at in moments:
        noting.note([], [(RecordKind.EVENT, one)], at=at)
    noting.note([], [(RecordKind.EVENT, other)], at=LONG_AGO)

    removed = tidying.tidy()

    kept = PublicChange.objects.values_list("record_id", "changed_at")
    assert (removed, dict(kept)) == (2, {one: moments[2], other: LONG_AGO})
    assert queries.newest_changes([one, other]) == {one: moments[2], other: LONG_AGO}
