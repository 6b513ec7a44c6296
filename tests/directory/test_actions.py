"""What sources say, what they may overwrite, and how it is taken back."""

from __future__ import annotations

import dataclasses
import datetime as dt
import uuid
from collections.abc import Iterator
from decimal import Decimal

import pytest

from sozialatlas.accounts.models import User
from sozialatlas.directory import actions, signals
from sozialatlas.directory.errors import StillUsed, UnknownReference
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.models import (
    Event,
    FieldOwner,
    Organization,
    Revision,
    Service,
    ServiceAtLocation,
    Topic,
)
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.directory.translating import mark
from sozialatlas.directory.values import (
    AccessibilityValues,
    AddressValues,
    CapacityValues,
    ContactValues,
    CostValues,
    DirectoryPackage,
    EventValues,
    LocationValues,
    OrganizationValues,
    PhoneValues,
    ServiceAtLocationValues,
    ServiceValues,
    TextValues,
    VolunteerRoleValues,
    stable_id,
)
from tests.directory import factories

pytestmark = pytest.mark.django_db

NOW = factories.NOW
LATER = NOW + dt.timedelta(days=1)


def package(**changes: object) -> DirectoryPackage:
    """Return one thing of each kind, with something in every field of the service."""
    service = ServiceValues(
        key="s1",
        name="Tagespflege am Anger",
        organization_key="o1",
        summary="Tagsüber betreut, abends zu Hause.",
        is_free="no",
        topics=("probe-tagespflege",),
        languages=("de", "tr"),
        serves=("06997001",),
        cost_options=(CostValues(option="Tag", amount=Decimal("78.50")),),
        required_documents=("Bescheid der Pflegekasse",),
        phones=(PhoneValues(number="069 90009 112"),),
        contacts=(ContactValues(name="Empfang", email="tagespflege@auental.example"),),
        schedules=(HoursRule(weekday=0, opens=dt.time(8), closes=dt.time(16)),),
        texts=(TextValues(field="name", language="en", text="Day care"),),
    )
    return DirectoryPackage(
        organizations=(OrganizationValues(key="o1", name="Diakonieverein Lindental"),),
        locations=(
            LocationValues(
                key="l1",
                name="Haus am Anger",
                organization_key="o1",
                lat=50.5,
                lon=8.5,
                precision="exact",
                municipality_key="06997001",
                address=AddressValues(street="Anger 4", postal_code="35999", city="Lindental"),
                accessibility=(
                    AccessibilityValues(
                        feature="lift", answer="yes", measure=Decimal("90.0"), unit="cm"
                    ),
                ),
            ),
        ),
        services=(dataclasses.replace(service, **changes),),
        services_at_location=(
            ServiceAtLocationValues(
                key="s1@l1",
                service_key="s1",
                location_key="l1",
                capacities=(CapacityValues(unit="Plätze", available=2, asserted_at=NOW),),
            ),
        ),
        events=(EventValues(key="e1", name="Sommerfest", organization_key="o1", starts_at=NOW),),
        volunteer_roles=(VolunteerRoleValues(key="v1", name="Vorlesen", organization_key="o1"),),
    )


@pytest.fixture(autouse=True)
def _known_words() -> None:
    factories.municipality()
    Topic.objects.create(code="probe-tagespflege", name="Tagespflege")


@pytest.fixture
def announced() -> Iterator[list[frozenset[uuid.UUID]]]:
    """Return what was announced to the rooms above, in order."""
    heard: list[frozenset[uuid.UUID]] = []

    def hear(record_ids: frozenset[uuid.UUID], **_kwargs: object) -> None:
        heard.append(record_ids)

    signals.records_changed.connect(hear)
    yield heard
    signals.records_changed.disconnect(hear)


def apply(content: DirectoryPackage, at: dt.datetime = NOW) -> actions.Applied:
    return actions.apply(content, source="probe", at=at, reason="Import")


def test_a_source_creates_all_it_says() -> None:
    apply(package())

    service = Service.objects.get()
    said = snapshot(service)

    values = package().services[0]
    [text] = values.texts
    expected = dataclasses.replace(
        values,
        texts=(dataclasses.replace(text, translated_from=mark(values.name)),),
        key=f"id:{service.pk}",
        organization_key=f"id:{stable_id('probe', 'organization', 'o1')}",
    )
    assert said == expected


def test_ids_follow_from_the_source_and_its_keys() -> None:
    apply(package())

    assert [str(each.pk) for each in ServiceAtLocation.objects.all()] == [
        str(stable_id("probe", "service_at_location", "s1@l1"))
    ]


def test_saying_the_same_again_changes_nothing(announced: list[frozenset[uuid.UUID]]) -> None:
    apply(package())
    announced.clear()

    again = apply(package(), at=LATER)

    assert again == actions.Applied((), (), 6)
    assert (announced, Revision.objects.count()) == ([], 6)


def test_comparison_says_what_would_happen_without_writing() -> None:
    apply(package())
    changed = package(name="Tagespflege am Bach")
    changed = dataclasses.replace(
        changed,
        events=(*changed.events, dataclasses.replace(changed.events[0], key="e2")),
    )

    comparison = actions.compare(changed, source="probe")

    assert comparison.changed["service"] == frozenset({"s1"})
    assert comparison.created["event"] == frozenset({"e2"})
    assert comparison.unchanged["organization"] == frozenset({"o1"})
    assert (Service.objects.get().name, Event.objects.count()) == ("Tagespflege am Anger", 1)


def test_changed_rows_replace_the_old_ones() -> None:
    apply(package())

    apply(package(languages=("uk",), cost_options=(), phones=()), at=LATER)

    service = Service.objects.get()
    assert [each.code for each in service.languages.all()] == ["uk"]
    assert (service.cost_options.count(), service.phones.count()) == (0, 0)
    assert (service.content_changed_at, service.created_at < service.updated_at) == (LATER, True)


def test_a_change_of_a_provider_announces_all_its_records(
    announced: list[frozenset[uuid.UUID]],
) -> None:
    apply(package())
    announced.clear()
    content = package()
    renamed = dataclasses.replace(content.organizations[0], name="Diakonie Lindental")

    apply(dataclasses.replace(content, organizations=(renamed,)), at=LATER)

    keys = (("service_at_location", "s1@l1"), ("event", "e1"), ("volunteer_role", "v1"))
    records = {stable_id("probe", kind, key) for kind, key in keys}
    assert announced == [frozenset({*records, stable_id("probe", "service", "s1")})]


def test_an_unknown_topic_is_named_and_nothing_is_written() -> None:
    with pytest.raises(UnknownReference) as error:
        apply(package(topics=("gibtesnicht",)))

    assert (error.value.key, error.value.field, error.value.target) == (
        "s1",
        "topics",
        "gibtesnicht",
    )
    assert (Organization.objects.count(), Revision.objects.count()) == (0, 0)


def test_an_import_leaves_alone_what_the_provider_keeps() -> None:
    apply(package())
    service = Service.objects.get()
    FieldOwner.objects.create(
        kind="service", record_id=service.pk, group="contact", owner="provider", since=NOW
    )

    apply(package(name="Neuer Name", phones=(), email="neu@auental.example"), at=LATER)

    service.refresh_from_db()
    assert (service.name, service.email) == ("Neuer Name", "")
    assert [each.number for each in service.phones.all()] == ["069 90009 112"]


def test_a_later_verification_stays() -> None:
    apply(package(verified_at=NOW, verified_how="register"))
    service = Service.objects.get()
    person = User.objects.create_user("anna@kreis.example")
    actions.verify(service, how="visit", by=person, at=LATER)

    apply(package(name="Neu", verified_at=NOW, verified_how="register"), at=LATER)

    service.refresh_from_db()
    assert (service.name, service.verified_at, service.verified_how) == ("Neu", LATER, "visit")


def test_an_edit_takes_over_the_changed_groups_and_leaves_history() -> None:
    apply(package())
    service = Service.objects.get()
    person = User.objects.create_user("anna@kreis.example")
    before = snapshot(service)
    service.summary = "Jetzt auch samstags."
    service.save()

    fields = actions.edited(service, before=before, by=person, at=LATER)

    assert fields == frozenset({"summary"})
    owners = FieldOwner.objects.values_list("record_id", "group", "owner")
    assert list(owners) == [(service.pk, "description", "county")]
    newest = Revision.objects.first()
    assert (newest.by, newest.at, newest.values["summary"]) == (
        person,
        LATER,
        "Jetzt auch samstags.",
    )


def test_saving_without_a_change_leaves_no_trace() -> None:
    apply(package())
    service = Service.objects.get()
    person = User.objects.create_user("anna@kreis.example")

    fields = actions.edited(service, before=snapshot(service), by=person, at=LATER)

    assert (fields, Revision.objects.count()) == (frozenset(), 6)


def undo_entries(applied: actions.Applied) -> list[actions.UndoEntry]:
    after = {(each.kind, each.record_id): each.pk for each in Revision.objects.order_by("pk")}
    return [
        actions.UndoEntry(ref.kind, ref.id, ref.revision_before, after[ref.kind, ref.id])
        for ref in (*applied.created, *applied.changed)
    ]


def test_undo_removes_what_was_created() -> None:
    applied = apply(package())

    undone = actions.undo(undo_entries(applied), at=LATER)

    assert undone == actions.Undone(removed=6, restored=0, kept=())
    assert (Organization.objects.count(), Service.objects.count()) == (0, 0)


def test_undo_restores_what_was_changed_to_the_letter() -> None:
    apply(package())
    before = snapshot(Service.objects.get())
    applied = apply(package(name="Anders", languages=(), cost_options=()), at=LATER)

    undone = actions.undo(undo_entries(applied), at=LATER)

    assert undone == actions.Undone(removed=0, restored=1, kept=())
    assert snapshot(Service.objects.get()) == before
    assert apply(package()).changed == ()


def test_undo_keeps_what_was_edited_since() -> None:
    applied = apply(package())
    service = Service.objects.get()
    entries = undo_entries(applied)
    person = User.objects.create_user("anna@kreis.example")
    before = snapshot(service)
    service.name = "Von Hand"
    service.save()
    actions.edited(service, before=before, by=person, at=LATER)

    undone = actions.undo(entries, at=LATER)

    organization = stable_id("probe", "organization", "o1")
    assert undone.kept == (
        actions.Kept("service", service.pk, "Von Hand"),
        actions.Kept("organization", organization, "Diakonieverein Lindental", "Von Hand"),
    )
    assert Service.objects.get().name == "Von Hand"


def test_undo_removes_organizations_with_the_members_that_came_with_them() -> None:
    umbrella, house, garden = (
        OrganizationValues(key="o1", name="Dachverband"),
        OrganizationValues(key="o2", name="Haus", parent_key="o1"),
        OrganizationValues(key="o3", name="Garten des Hauses", parent_key="o2"),
    )
    applied = apply(DirectoryPackage(organizations=(umbrella, house, garden)))

    undone = actions.undo(undo_entries(applied), at=LATER)

    assert undone == actions.Undone(removed=3, restored=0, kept=())
    assert Organization.objects.count() == 0


def test_undo_says_which_member_keeps_an_organization() -> None:
    applied = apply(
        DirectoryPackage(
            organizations=(
                OrganizationValues(key="o1", name="Dachverband"),
                OrganizationValues(key="o2", name="Haus", parent_key="o1"),
            )
        )
    )
    umbrella = Organization.objects.get(name="Dachverband")
    Organization.objects.create(name="Neuer Verein", parent=umbrella)

    undone = actions.undo(undo_entries(applied), at=LATER)

    kept = actions.Kept("organization", umbrella.pk, "Dachverband", "Neuer Verein")
    assert undone == actions.Undone(removed=1, restored=0, kept=(kept,))


def test_undo_restores_who_is_public_and_what_is_said_of_a_language() -> None:
    apply(package())
    service = Service.objects.get()
    person = User.objects.create_user("anna@kreis.example")
    before = snapshot(service)
    service.contacts.update(is_public=False)
    service.languages.filter(code="tr").update(note="dienstags")
    changed = actions.edited(service, before=before, by=person, at=LATER)
    FieldOwner.objects.all().delete()
    said = snapshot(service)
    applied = apply(package(name="Anders"), at=LATER)

    actions.undo(undo_entries(applied), at=LATER)

    assert changed == {"contacts", "language_notes"}
    assert snapshot(Service.objects.get()) == said
    assert list(service.contacts.values_list("is_public", flat=True)) == [False]
    assert list(service.languages.values_list("code", "note")) == [("de", ""), ("tr", "dienstags")]


def test_what_others_build_on_is_not_removed() -> None:
    apply(package())

    with pytest.raises(StillUsed):
        actions.remove(Organization.objects.get())

    assert Organization.objects.count() == 1
