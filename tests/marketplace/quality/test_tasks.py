"""What is done each night."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from sozialatlas.core.jobs.models import Job
from sozialatlas.marketplace.quality import tasks
from sozialatlas.marketplace.quality.demo import WEEKS, fill
from sozialatlas.marketplace.quality.models import CheckedLink, EntryState, Finding, Snapshot
from tests.marketplace.quality import world

pytestmark = pytest.mark.django_db


def waiting() -> list[tuple[str, object]]:
    rows = Job.objects.filter(kind__startswith="quality.").order_by("pk")
    return [(row.kind, next(iter(row.arguments.values()), None)) for row in rows]


def test_night_has_each_check_done_by_itself(settings: Settings) -> None:
    settings.DEMO = False

    tasks.nightly.run()

    checks = ("links", "mail", "phones", "points", "hours", "texts", "events", "topics")
    assert waiting() == [
        *(("quality.check", name) for name in checks),
        ("quality.measure", None),
        ("quality.look_up", None),
    ]


def test_demo_asks_no_invented_addresses(settings: Settings) -> None:
    settings.DEMO = True

    tasks.nightly.run()

    assert ("quality.look_up", None) not in waiting()


def test_a_county_may_leave_addresses_alone(settings: Settings) -> None:
    settings.DEMO = False
    settings.CHECK_LINKS = False

    tasks.nightly.run()

    assert ("quality.look_up", None) not in waiting()


def test_jobs_check_and_measure() -> None:
    world.entry(world.town(), summary="")

    tasks.check.run("texts")
    tasks.measure.run()

    assert Finding.objects.values_list("problem", flat=True).get() == "no_summary"
    assert EntryState.objects.values_list("is_complete", flat=True).get() is False


def test_check_of_another_version_is_left_alone() -> None:
    tasks.check.run("unbekannt")

    assert Finding.objects.count() == 0


def test_addresses_are_collected_and_asked_by_the_next_job() -> None:
    world.entry(world.town(), url="https://verein.example/")

    tasks.look_up.run()

    assert list(CheckedLink.objects.values_list("address", flat=True)) == [
        "https://verein.example/"
    ]
    assert waiting() == [("quality.ask", tasks.MOST_STEPS)]


def test_where_nothing_is_due_the_findings_are_renewed() -> None:
    tasks.ask.run(5)

    assert waiting() == [("quality.check", "links"), ("quality.measure", None)]


def test_demo_invents_the_weeks_before_once() -> None:
    world.entry(world.town(), summary="")

    told = [fill(world.NOW), fill(world.NOW)]

    assert told == [1, 0]
    assert Snapshot.objects.filter(dimension="area").count() == WEEKS + 1
