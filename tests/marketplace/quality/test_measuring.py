"""Complete, verified, reachable, placed; and the counts of each day."""

from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.directory.models import Phone
from sozialatlas.marketplace.freshness.models import FreshnessSettings, Interval
from sozialatlas.marketplace.quality import actions, snapshots
from sozialatlas.marketplace.quality.models import EntryState, Snapshot
from sozialatlas.marketplace.quality.problems import Check
from tests.directory import factories
from tests.marketplace.quality import world
from tests.marketplace.quality.world import NOW, TODAY

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def measured() -> dict[str, tuple[bool, bool, bool, bool]]:
    """Return complete, verified, reachable and placed of each entry after all checks."""
    for name in Check.values:
        actions.check(name, at=NOW, today=TODAY)
    actions.measure(at=NOW, today=TODAY)
    columns = ("title", "is_complete", "is_verified", "is_reachable", "is_placed")
    return {title: tuple(flags) for title, *flags in EntryState.objects.values_list(*columns)}


def test_entry_at_which_nothing_is_wrong_stands_well() -> None:
    world.entry(world.town(), verified_at=NOW - 364 * DAY)

    assert measured() == {"Tagespflege": (True, True, True, True)}


def test_an_entry_counts_as_verified_as_long_as_the_county_has_set() -> None:
    FreshnessSettings.objects.create(pk=1, whole_days=500)
    Interval.objects.create(what="whole", days=100, area_key="06997002")
    for key in ("06997001", "06997002"):
        world.entry(world.town(key), name=key, verified_at=NOW - 400 * DAY)

    assert {name: flags[1] for name, flags in measured().items()} == {
        "06997001": True,
        "06997002": False,
    }


def test_each_measure_looks_at_its_own_facts() -> None:
    town = world.town()
    world.entry(town, name="Ohne Satz", summary="", verified_at=NOW)
    world.entry(town, name="Alt", verified_at=NOW - 366 * DAY)
    unreachable = world.entry(town, name="Falsche Nummer", verified_at=NOW)
    Phone.objects.filter(service=unreachable.service).update(number="06031 1")
    factories.record(
        service=world.service(name="Ohne Punkt", verified_at=NOW),
        location=world.place(town, lat=None, lon=None, precision="none"),
    )

    assert measured() == {
        "Ohne Satz": (False, True, True, True),
        "Alt": (True, False, True, True),
        "Falsche Nummer": (True, True, False, True),
        "Ohne Punkt": (True, True, True, False),
    }


def test_what_needs_no_place_is_placed() -> None:
    world.service(name="Am Telefon", is_by_phone=True)
    world.service(name="Irgendwo")

    assert measured() == {
        "Am Telefon": (True, False, True, True),
        "Irgendwo": (True, False, True, False),
    }


def test_provider_with_a_right_number_is_enough_to_be_reached() -> None:
    entry = world.entry(world.town())
    Phone.objects.filter(service=entry.service).update(number="06031 1")
    Phone.objects.create(organization=entry.service.organization, number="06031 123456")

    assert measured()["Tagespflege"][2]


def test_confirming_at_one_place_counts_there() -> None:
    entry = world.entry(world.town())
    entry.verified_at = NOW
    entry.save()
    factories.record(service=entry.service, location=world.place(world.town("06997002")))

    measured()

    states = EntryState.objects.order_by("area_key").values_list("area_key", "is_verified")
    assert list(states) == [("06997001", True), ("06997002", False)]


def test_closed_entry_leaves_the_table_and_a_mended_one_changes() -> None:
    town = world.town()
    closed, mended = world.entry(town, name="Zu"), world.entry(town, name="Gut", summary="")
    measured()
    closed.service.status = "closed"
    closed.service.save()
    mended.service.summary = "Doch"
    mended.service.save()

    assert measured() == {"Gut": (True, False, True, True)}


def counts(**chosen: object) -> list[tuple[object, ...]]:
    columns = ("area_key", "key", "total", "complete", "verified", "reachable", "placed")
    return list(Snapshot.objects.filter(**chosen).values_list(*columns))


def test_day_is_counted_by_area_topic_and_provider() -> None:
    group = world.topic("alter")
    world.topic("pflege", parent=group)
    town, other = world.town(), world.town("06997002", "Auenburg", west=8.6)
    organization = factories.organization()
    world.entry(town, organization=organization, verified_at=NOW)
    service = world.service(organization, summary="")
    factories.record(service=service, location=world.place(town))
    factories.record(service=service, location=world.place(other, lon=8.7))

    measured()

    assert counts(dimension="area") == [
        ("06997001", "", 2, 1, 1, 2, 2),
        ("06997002", "", 1, 0, 0, 1, 1),
    ]
    assert counts(dimension="topic", area_key="06997001") == [
        ("06997001", "alter", 2, 1, 1, 2, 2),
        ("06997001", "pflege", 2, 1, 1, 2, 2),
    ]
    assert counts(dimension="organization", area_key="06997002") == [
        ("06997002", str(organization.pk), 1, 0, 0, 1, 1)
    ]


def test_day_that_is_measured_twice_is_counted_once() -> None:
    world.entry(world.town())

    first, second = (measured(), counts()), (measured(), counts())

    assert first == second


def test_old_days_stay_as_mondays_and_those_of_providers_for_five_weeks() -> None:
    states = [EntryState(is_complete=True, is_verified=True, is_reachable=True, is_placed=True)]
    for days in (0, 1, 7, 101, 105):  # the day itself is a Monday, and so is day 105
        snapshots.keep(states, TODAY - days * DAY, {})
    snapshots.keep(states, TODAY, {})

    by_area = Snapshot.objects.filter(dimension="area").values_list("measured_on", flat=True)
    by_provider = Snapshot.objects.filter(dimension="organization")
    assert [(TODAY - day).days for day in by_area] == [105, 7, 1, 0]
    assert sorted((TODAY - row.measured_on).days for row in by_provider) == [0, 7]
