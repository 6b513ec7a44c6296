"""The ten things that help most."""

from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.accounts.queries import ReviewingReach, Task
from sozialatlas.directory.models import Phone
from sozialatlas.marketplace.quality import actions, queries
from sozialatlas.marketplace.quality.models import Finding
from sozialatlas.marketplace.quality.problems import Check
from sozialatlas.search.models import RecordUse
from tests.directory import factories
from tests.marketplace.quality import world
from tests.marketplace.quality.world import NOW, TODAY

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
EVERYWHERE = ReviewingReach((Task(""),))


def steps() -> list[tuple[str | None, int, int, tuple[str, int] | None]]:
    for name in (Check.TEXTS, Check.PHONES):
        actions.check(name, at=NOW, today=TODAY)
    actions.measure(at=NOW, today=TODAY)
    return [
        (
            step.problem,
            step.finding_count,
            step.entry_count,
            (step.part.name, step.part.entry_count) if step.part else None,
        )
        for step in queries.helpful(EVERYWHERE, TODAY)
    ]


def test_what_more_entries_show_comes_first_and_what_misleads_counts_twice() -> None:
    town, large = world.town(), factories.organization("Große Hilfe")
    for _ in range(5):
        world.entry(town, organization=large, summary="", verified_at=NOW)
    Phone.objects.create(organization=large, number="06031 1")
    small = factories.organization("Kleiner Verein")
    world.entry(town, organization=small)

    assert steps() == [
        ("phone_invalid", 1, 5, ("Große Hilfe", 5)),
        ("no_summary", 5, 5, ("Große Hilfe", 5)),
        (None, 1, 1, ("Kleiner Verein", 1)),
    ]


def test_there_are_ten_at_most_and_four_of_them_are_questions() -> None:
    town = world.town()
    for number in range(6):
        world.entry(town, organization=factories.organization(f"Verein {number}"))

    assert [problem for problem, *_ in steps()] == [None] * 4


def test_what_is_opened_most_comes_first() -> None:
    town = world.town()
    for _ in range(3):
        world.entry(town, summary="", verified_at=NOW)
    wanted = world.entry(town, description="Kurz", verified_at=NOW)
    old = world.entry(town, organization=factories.organization("Gefragt"))
    world.entry(town, organization=factories.organization("Ungefragt"))
    for pk, day, count in (
        (wanted.service_id, TODAY, 3),
        (wanted.service_id, TODAY - 40 * DAY, 99),
        (old.service_id, TODAY, 5),
    ):
        RecordUse.objects.create(record_id=pk, day=day, count=count)

    assert [(problem, part) for problem, *_, part in steps()] == [
        (None, ("Gefragt", 1)),
        ("no_description", None),
        ("no_summary", None),
        (None, ("Ungefragt", 1)),
    ]


def test_page_of_a_service_counts_once_for_its_provider() -> None:
    town = world.town()
    entry = world.entry(town, verified_at=NOW)
    factories.record(service=entry.service, location=world.place(town))
    Phone.objects.create(organization=entry.service.organization, number="06031 1")
    RecordUse.objects.create(record_id=entry.service_id, day=TODAY, count=7)

    steps()

    assert Finding.objects.values_list("entry_count", "view_count").get() == (2, 7)
