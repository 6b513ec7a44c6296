"""Two things become one, and two again."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from sozialatlas.directory import actions, following
from sozialatlas.directory.actions import Authority, Merger, Wanted
from sozialatlas.directory.errors import AlreadyMerged, Gone, LaterMerge, NotMergeable
from sozialatlas.directory.models import (
    FieldOwner,
    LocalizedText,
    MergedRecord,
    Organization,
    Phone,
    Published,
    Revision,
    Schedule,
    Service,
    ServiceAtLocation,
    Topic,
)
from sozialatlas.directory.queries import merged_into
from sozialatlas.directory.signals import records_changed
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.directory.values import (
    DirectoryPackage,
    OrganizationValues,
    PhoneValues,
    ServiceValues,
)
from tests.directory import factories

NOW = factories.NOW
LATER = NOW + dt.timedelta(days=1)

pytestmark = pytest.mark.django_db


def merge(
    keep: Published, drop: Published, kind: str = "organization", **taken: str
) -> MergedRecord:
    """Let one thing go into another."""
    wanted = Merger(kind=kind, keep=keep.pk, drop=drop.pk, taken=taken)
    return actions.merge(wanted, by=None, at=NOW)


def said(thing: Published) -> object:
    """Return what a thing says now."""
    return snapshot(type(thing)._default_manager.get(pk=thing.pk))


def test_what_is_empty_is_filled_and_lists_are_joined() -> None:
    keep = factories.organization("Tafel Lindental", email="info@tafel.example")
    drop = factories.organization(
        "Tafel", url="https://tafel.example/", email="post@tafel.example"
    )
    Phone.objects.create(organization=keep, number="06031 1234")
    Phone.objects.create(organization=drop, number="+49 6031 1234")
    Phone.objects.create(organization=drop, number="06031 99")

    merge(keep, drop)

    keep.refresh_from_db()
    drop.refresh_from_db()
    assert (keep.name, keep.url, keep.email) == (
        "Tafel Lindental",
        "https://tafel.example/",
        "info@tafel.example",
    )
    numbers = keep.phones.order_by("pk").values_list("number", flat=True)
    assert list(numbers) == ["06031 1234", "06031 99"]
    assert (drop.status, drop.name, drop.phones.count()) == ("closed", "Tafel", 2)


def test_a_chosen_value_survives() -> None:
    keep = factories.organization("Tafel", email="alt@tafel.example")
    drop = factories.organization("Tafel Lindental e. V.", email="neu@tafel.example")

    merge(keep, drop, name="drop", email="drop")

    keep.refresh_from_db()
    assert (keep.name, keep.email) == ("Tafel Lindental e. V.", "neu@tafel.example")


def test_everything_that_hangs_on_it_goes_along() -> None:
    keep, drop = factories.organization("Awo"), factories.organization("AWO")
    service = factories.service(organization=drop)
    place = factories.location(organization=drop)
    member = factories.organization("AWO Ortsverein", parent=drop)

    merged = merge(keep, drop)

    for thing in (service, place, member):
        thing.refresh_from_db()
    assert (service.organization, place.organization, member.parent) == (keep, keep, keep)
    assert sorted(column for _kind, _key, column in merged.journal["moved"]) == [
        "organization_id",
        "organization_id",
        "parent_id",
    ]


def test_a_survivor_below_the_one_that_goes_takes_its_place_in_the_tree() -> None:
    top = factories.organization("Landesverband")
    drop = factories.organization("Kreisverband", parent=top)
    between = factories.organization("Bezirk", parent=drop)
    keep = factories.organization("Kreisverband e. V.", parent=between)

    merge(keep, drop)

    keep.refresh_from_db()
    between.refresh_from_db()
    assert (between.parent, keep.parent) == (keep, top)


def test_nobody_comes_to_belong_to_its_own_member() -> None:
    keep = factories.organization("Kreisverband")
    between = factories.organization("Bezirk", parent=keep)
    drop = factories.organization("Kreisverband e. V.", parent=between)

    merge(keep, drop, parent_key="drop")

    keep.refresh_from_db()
    assert keep.parent is None


def test_the_same_service_at_the_same_place_is_merged_too() -> None:
    keep, drop = factories.service("Beratung"), factories.service("Beratung (alt)")
    place = factories.location()
    stays = factories.record(service=keep, location=place, description="")
    goes = factories.record(service=drop, location=place, description="Im Hof")
    other = factories.record(service=drop, location=factories.location(name="Rathaus"))
    Schedule.objects.create(
        service_at_location=goes, weekday=0, opens=dt.time(9), closes=dt.time(12)
    )

    merged = merge(keep, drop, "service")

    stays.refresh_from_db()
    goes.refresh_from_db()
    other.refresh_from_db()
    assert (stays.description, goes.status, other.service) == ("Im Hof", "closed", keep)
    assert stays.schedules.count() == 1
    parts = merged.parts.values_list("kind", "old_id", "new_id")
    assert list(parts) == [("service_at_location", goes.pk, stays.pk)]
    assert merged_into(goes.pk) == stays.pk


def test_hours_of_a_day_of_which_the_survivor_speaks_are_its_own() -> None:
    keep, drop = factories.location(), factories.location(name="Haus")
    Schedule.objects.create(location=keep, weekday=0, opens=dt.time(9), closes=dt.time(12))
    Schedule.objects.create(location=drop, weekday=0, opens=dt.time(8), closes=dt.time(13))
    Schedule.objects.create(location=drop, weekday=3, opens=dt.time(14), closes=dt.time(18))

    merge(keep, drop, "location")

    rows = keep.schedules.order_by("weekday").values_list("weekday", "opens")
    assert list(rows) == [(0, dt.time(9)), (3, dt.time(14))]


@pytest.mark.parametrize("secret", ["keep", "drop"])
def test_a_secret_address_stays_secret(secret: str) -> None:
    town = factories.municipality()
    keep = factories.location(
        name="Haus", municipality=town, lat=50.5, lon=8.5, precision="exact",
        is_confidential=secret == "keep",
    )  # fmt: skip
    drop = factories.location(
        name="Zuflucht", municipality=town, lat=50.6, lon=8.6, precision="exact",
        is_confidential=secret == "drop",
    )  # fmt: skip

    merge(keep, drop, "location", address="drop")

    keep.refresh_from_db()
    assert (keep.is_confidential, keep.lat) == (True, 50.6)


def test_an_old_address_leads_to_the_last_survivor() -> None:
    first, second, third = (factories.organization(name) for name in "ABC")
    merge(second, first)

    merge(third, second)

    assert (merged_into(first.pk), merged_into(second.pk), merged_into(third.pk)) == (
        third.pk,
        third.pk,
        None,
    )


def test_no_circle_comes_about() -> None:
    first, second = factories.organization("A"), factories.organization("B")
    merge(second, first)

    with pytest.raises(AlreadyMerged):
        merge(first, second)
    with pytest.raises(NotMergeable):
        merge(second, second)
    assert MergedRecord.objects.count() == 1


def test_what_was_deleted_is_refused() -> None:
    keep, drop = factories.organization("A"), factories.organization("B")
    gone = Merger(kind="organization", keep=keep.pk, drop=uuid.uuid4())

    with pytest.raises(Gone):
        actions.merge(gone, by=None, at=NOW)
    drop.refresh_from_db()
    assert drop.status == "active"


def test_taking_apart_restores_both_as_they_were() -> None:
    keep = factories.organization("Tafel", email="a@tafel.example")
    drop = factories.organization(
        "Tafel Lindental", url="https://tafel.example/", alternate_name="T"
    )
    Phone.objects.create(organization=drop, number="06031 99")
    service = factories.service(organization=drop)
    before = [said(each) for each in (keep, drop, service)]
    merged = merge(keep, drop, name="drop")

    left = actions.take_apart(merged, by=None, at=LATER)

    assert left == actions.TakenApart()
    assert [said(each) for each in (keep, drop, service)] == before
    assert merged_into(drop.pk) is None
    assert FieldOwner.objects.count() == 0


def test_taking_apart_restores_links_that_were_merged_along() -> None:
    keep, drop = factories.service("Beratung"), factories.service("Beratung (alt)")
    place = factories.location()
    stays = factories.record(service=keep, location=place)
    goes = factories.record(service=drop, location=place, description="Im Hof")
    before = [said(each) for each in (stays, goes)]
    merged = merge(keep, drop, "service")

    actions.take_apart(merged, by=None, at=LATER)

    assert [said(each) for each in (stays, goes)] == before
    assert MergedRecord.objects.standing().count() == 0


def test_what_somebody_changed_since_is_left_and_named() -> None:
    keep = factories.organization("Tafel")
    drop = factories.organization(
        "Tafel Lindental", url="https://tafel.example/", email="a@b.example"
    )
    service = factories.service(organization=drop)
    merged = merge(keep, drop)
    corrected = Wanted(kind="organization", id=keep.pk, fields={"url": "https://neu.example/"})
    actions.change([corrected], Authority(by=None, at=NOW))
    elsewhere = factories.organization("Dritte")
    moved = Wanted(
        kind="service", id=service.pk, fields={"organization_key": f"id:{elsewhere.pk}"}
    )
    actions.change([moved], Authority(by=None, at=NOW))

    left = actions.take_apart(merged, by=None, at=LATER)

    assert left == actions.TakenApart(("Internetseite",), ("Tagespflege",))
    keep.refresh_from_db()
    drop.refresh_from_db()
    assert (keep.url, keep.email, drop.status) == ("https://neu.example/", "", "active")


def test_the_later_merger_is_taken_back_first() -> None:
    first, second, third = (factories.organization(name) for name in "ABC")
    earlier = merge(second, first)
    later = merge(third, second)

    with pytest.raises(LaterMerge):
        actions.take_apart(earlier, by=None, at=LATER)
    actions.take_apart(later, by=None, at=LATER)
    actions.take_apart(earlier, by=None, at=LATER)
    with pytest.raises(AlreadyMerged):
        actions.take_apart(earlier, by=None, at=LATER)

    assert set(Organization.objects.values_list("status", flat=True)) == {"active"}


def test_history_of_both_stays() -> None:
    keep, drop = (
        factories.organization("Tafel"),
        factories.organization("Tafel L", url="https://t.example/"),
    )

    merge(keep, drop)

    rows = Revision.objects.order_by("pk").values_list("record_id", "reason")
    assert list(rows) == [
        (keep.pk, ""),
        (keep.pk, "„Tafel L“ übernommen"),
        (drop.pk, "zusammengeführt mit „Tafel“"),
    ]


def test_what_a_source_says_of_the_old_one_goes_to_the_survivor() -> None:
    package = DirectoryPackage(
        organizations=(OrganizationValues(key="o", name="Tafel"),),
        services=(ServiceValues(key="s", name="Ausgabe", organization_key="o"),),
    )
    actions.apply(package, source="liste", at=NOW)
    imported = Organization.objects.get()
    keep = factories.organization("Tafel Lindental e. V.")
    merge(keep, imported)
    newer = DirectoryPackage(
        organizations=(
            OrganizationValues(key="o", name="Tafel neu", phones=(PhoneValues(number="0603 12"),)),
        ),
        services=(ServiceValues(key="s", name="Ausgabe neu", organization_key="o"),),
    )

    actions.apply(newer, source="liste", at=LATER)

    imported.refresh_from_db()
    service = Service.objects.get()
    assert (imported.status, service.name, service.organization) == ("closed", "Ausgabe neu", keep)


def test_texts_in_other_languages_and_topics_are_joined() -> None:
    topics = list(Topic.objects.exclude(parent=None).order_by("code")[:3])
    keep, drop = factories.service("Beratung"), factories.service("Beratung (alt)")
    keep.topics.set(topics[:2])
    drop.topics.set(topics[1:])
    for thing, text in ((keep, "Advice"), (drop, "Counselling")):
        LocalizedText.objects.create(
            kind="service",
            record_id=thing.pk,
            field="name",
            language="en",
            text=text,
            origin="human",
        )

    merge(keep, drop, "service")

    assert set(keep.topics.all()) == set(topics)
    texts = LocalizedText.objects.filter(record_id=keep.pk).values_list("text", flat=True)
    assert list(texts) == ["Advice"]


def test_the_index_hears_of_all_that_changed() -> None:
    keep, drop = factories.organization("A"), factories.organization("B")
    service = factories.service(organization=drop)
    record = factories.record(service=service)
    heard: set[uuid.UUID] = set()

    def hear(record_ids: frozenset[uuid.UUID], **_kwargs: object) -> None:
        heard.update(record_ids)

    records_changed.connect(hear)
    try:
        merge(keep, drop)
    finally:
        records_changed.disconnect(hear)

    assert {service.pk, record.pk} <= heard


def test_followers_move_what_they_keep_and_bring_it_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "_followers", {})
    rows = following.Rows(
        name="texts", model=LocalizedText, column="record_id", kind_column="kind"
    )
    following.add(rows)
    keep, drop = factories.location(), factories.location(name="Haus")
    for thing, language in ((keep, "en"), (drop, "en"), (drop, "tr")):
        LocalizedText.objects.create(
            kind="location", record_id=thing.pk, field="name", language=language, text="x",
            origin="human",
        )  # fmt: skip

    merged = merge(keep, drop, "location")
    moved = sorted(
        LocalizedText.objects.filter(record_id=keep.pk).values_list("language", flat=True)
    )
    actions.take_apart(merged, by=None, at=LATER)

    assert moved == ["en", "tr"]
    assert LocalizedText.objects.filter(record_id=drop.pk).count() == 2


def test_a_link_of_the_survivor_is_not_doubled_when_things_come_back() -> None:
    keep, drop = factories.location(), factories.location(name="Haus")
    service = factories.service()
    record = factories.record(service=service, location=drop)
    merged = merge(keep, drop, "location")
    ServiceAtLocation.objects.create(service=service, location=drop)

    left = actions.take_apart(merged, by=None, at=LATER)

    record.refresh_from_db()
    assert (record.location, left.things) == (keep, ("Tagespflege: Haus am Anger",))
