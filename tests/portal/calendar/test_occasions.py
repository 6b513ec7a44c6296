"""The times at which events take place."""

from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from sozialatlas.directory.models import Event, Status
from sozialatlas.portal.calendar import occasions, words
from sozialatlas.portal.calendar.days import spread
from sozialatlas.portal.calendar.occasions import Occasion
from sozialatlas.search import indexing
from sozialatlas.search.models import OutboxEntry
from tests.portal.calendar.events import at, event
from tests.search.world import World

TODAY = dt.date(2026, 11, 22)


def days(first: str, last: str) -> list[tuple[str, str]]:
    """Return day and hours of what takes place between two days, in the order of a list."""
    begin, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    shown = spread(occasions.between(begin, end), begin, end, since=None)
    return [
        (day.isoformat(), words.hours(each, day, TODAY).replace("\xa0", " "))
        for day, there in shown.by_day.items()
        for each in there
    ]


def test_a_weekly_event_stands_on_each_of_its_days_but_those_that_fall_out(world: World) -> None:
    event(
        world,
        "Treff",
        at("2026-11-24"),
        ends_at=at("2026-11-24", "20:00"),
        rrule="FREQ=WEEKLY",
        exdates=["2026-12-08"],
    )

    assert days("2026-11-22", "2026-12-20") == [
        ("2026-11-24", "18 bis 20 Uhr"),
        ("2026-12-01", "18 bis 20 Uhr"),
        ("2026-12-15", "18 bis 20 Uhr"),
    ]


def test_an_event_keeps_its_hour_when_the_clocks_change(world: World) -> None:
    event(
        world,
        "Frühstück",
        at("2026-10-18", "09:30"),
        ends_at=at("2026-10-18", "11:00"),
        rrule="FREQ=WEEKLY;COUNT=3",
    )

    assert days("2026-10-01", "2026-11-30") == [
        ("2026-10-18", "9:30 bis 11 Uhr"),
        ("2026-10-25", "9:30 bis 11 Uhr"),
        ("2026-11-01", "9:30 bis 11 Uhr"),
    ]


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "expected"),
    [
        (at("2026-12-04", "18:00"), None, [("2026-12-04", "18 Uhr")]),
        (at("2026-12-04", "00:00"), None, [("2026-12-04", "")]),
        (at("2026-12-04", "00:00"), at("2026-12-05", "00:00"), [("2026-12-04", "ganztägig")]),
        (at("2026-12-04", "00:00"), at("2026-12-04", "23:59"), [("2026-12-04", "ganztägig")]),
        (at("2026-12-04", "20:00"), at("2026-12-05", "02:00"), [("2026-12-04", "20 bis 2 Uhr")]),
        (at("2026-12-04", "18:00"), at("2026-12-05", "00:00"), [("2026-12-04", "18 bis 24 Uhr")]),
        (
            at("2026-12-04", "18:00"),
            at("2026-12-06", "13:00"),
            [
                ("2026-12-04", "ab 18 Uhr, bis So, 6. Dezember"),
                ("2026-12-05", "weiter bis So, 6. Dezember"),
                ("2026-12-06", "bis 13 Uhr"),
            ],
        ),
        (
            at("2026-12-04", "00:00"),
            at("2026-12-06", "00:00"),
            [("2026-12-04", "ganztägig, bis Sa, 5. Dezember"), ("2026-12-05", "ganztägig")],
        ),
    ],
)
def test_an_event_stands_on_the_days_that_it_touches(
    world: World,
    starts_at: dt.datetime,
    ends_at: dt.datetime | None,
    expected: list[tuple[str, str]],
) -> None:
    event(world, "Fest", starts_at, ends_at=ends_at)

    assert days("2026-12-01", "2026-12-31") == expected


def test_what_goes_on_over_the_turn_of_a_month_is_one_occasion(world: World) -> None:
    event(world, "Tagung", at("2026-11-30"), ends_at=at("2026-12-02", "12:00"))

    found = occasions.between(dt.date(2026, 11, 1), dt.date(2026, 12, 31))

    assert [(each.starts_at, each.days) for each in found] == [(at("2026-11-30"), 3)]


def test_what_lasts_for_weeks_stands_apart_and_counts_once(world: World) -> None:
    event(world, "Ausstellung", at("2026-12-01"), ends_at=at("2026-12-20", "12:00"))
    first, last = dt.date(2026, 12, 1), dt.date(2026, 12, 31)

    shown = spread(occasions.between(first, last), first, last, since=None)

    assert [shown.by_day, len(shown.long), shown.count] == [{}, 1, 1]


def test_what_is_over_is_left_out_and_what_goes_on_stays(world: World) -> None:
    for name, hour in (("Früh", "08:00"), ("Jetzt", "09:30"), ("Spät", "18:00")):
        event(world, name, at("2026-12-01", hour))
    first = dt.date(2026, 12, 1)

    shown = spread(occasions.between(first, first), first, first, since=at("2026-12-01", "10:30"))

    assert [each.starts_at for each in shown.by_day[first]] == [
        at("2026-12-01", "09:30"),
        at("2026-12-01", "18:00"),
    ]


def test_a_list_that_grows_too_long_ends_with_a_whole_day(world: World) -> None:
    for name in ("A", "B"):
        event(world, name, at("2026-12-01"), rrule="FREQ=DAILY;COUNT=5")
    first, last = dt.date(2026, 12, 1), dt.date(2026, 12, 9)
    whole = spread(occasions.between(first, last), first, last, since=None)

    assert [[day.day for day in whole.cut(most).by_day] for most in (1, 2, 5, 100)] == [
        [1],
        [1],
        [1, 2],
        [1, 2, 3, 4, 5],
    ]


def test_closed_events_are_left_out_and_a_broken_rule_leaves_the_first_date(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    closed = event(world, "Zu", at("2026-12-01"), status=Status.CLOSED)
    broken = event(world, "Kaputt", at("2026-12-02"))
    Event.objects.filter(pk=broken.pk).update(rrule="FREQ=SOMETIMES")

    found = occasions.between(dt.date(2026, 12, 1), dt.date(2026, 12, 31))

    assert [each.event_id for each in found] == [broken.pk]
    assert [str(broken.pk) in caplog.text, str(closed.pk) in caplog.text] == [True, False]


def test_a_month_is_worked_out_once_until_something_changes(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    event(world, "Treff", at("2026-12-01"))
    indexing.build()
    first, last = dt.date(2026, 12, 1), dt.date(2026, 12, 31)
    before = occasions.between(first, last)

    with django_assert_num_queries(1):  # what waits for the index
        again = occasions.between(first, last)
    new = event(world, "Neu", at("2026-12-02"))
    OutboxEntry.objects.create(record_id=new.pk)
    after = occasions.between(first, last)

    assert [len(before), again == before, len(after)] == [1, True, 2]


def test_the_first_time_needs_no_rule() -> None:
    occasion = Occasion(
        event_id=Event().pk,
        starts_at=at("2026-12-04", "00:00"),
        ends_at=at("2026-12-04", "02:00"),
        has_end=False,
    )

    assert [occasion.has_hours, occasion.is_all_day, occasion.days] == [False, False, 1]
