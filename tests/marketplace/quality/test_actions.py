"""How findings come, go, and stay quiet."""

from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.marketplace.quality import actions
from sozialatlas.marketplace.quality.errors import AlreadyGone
from sozialatlas.marketplace.quality.models import Finding
from sozialatlas.marketplace.quality.problems import Check
from tests.accounts import people
from tests.counted_queries import fewest_queries
from tests.directory import factories
from tests.marketplace.quality import world
from tests.marketplace.quality.world import NOW, TODAY

pytestmark = pytest.mark.django_db

LATER = NOW + dt.timedelta(days=1)


def run(at: dt.datetime = NOW) -> actions.Renewed:
    return actions.check("texts", at=at, today=TODAY)


def test_finding_names_what_it_is_looked_for_by() -> None:
    entry = world.entry(world.town(), summary="")
    factories.record(service=entry.service, location=world.place(world.town("06997002")))

    run()

    found = Finding.objects.get()
    assert (
        found.problem, found.check_code, found.severity, found.kind, found.record_id, found.field,
        found.title, found.organization_id, found.area_key, found.topics, found.entry_count,
        found.found_at, found.gone_at,
    ) == (
        "no_summary", "texts", "minor", "service", entry.service_id, "summary", "Tagespflege",
        entry.service.organization_id, "06997", "|pflege|", 2, NOW, None,
    )  # fmt: skip


def test_finding_stays_the_same_until_it_is_mended() -> None:
    entry = world.entry(world.town(), summary="")

    told = [run(), run(LATER)]
    entry.service.summary = "Doch"
    entry.service.save()
    told.append(run(LATER))

    assert told == [
        actions.Renewed(new=1, gone=0, standing=1),
        actions.Renewed(new=0, gone=0, standing=1),
        actions.Renewed(new=0, gone=1, standing=0),
    ]
    assert Finding.objects.values_list("found_at", "gone_at").get() == (NOW, LATER)


def test_finding_that_comes_back_is_a_new_one() -> None:
    entry = world.entry(world.town(), summary="")
    for summary in ("", "Doch", ""):
        entry.service.summary = summary
        entry.service.save()
        run()

    assert [row.gone_at for row in Finding.objects.order_by("pk")] == [NOW, None]


def test_finding_follows_its_record_to_another_town() -> None:
    entry = world.entry(world.town(), summary="")
    run()
    entry.location.municipality = world.town("06998002", "Auenburg")
    entry.location.save()
    run()

    assert Finding.objects.get().area_key == "06998002"


def test_what_is_right_so_stays_quiet_until_another_value_stands_there() -> None:
    entry = world.entry(world.town(), email="a@t-onlin.de")
    editor = people.editor("redaktion@kreis.example", "county_editor")
    world.checked("mail")

    actions.accept(Finding.objects.get(), by=editor, at=NOW)
    quiet = world.checked("mail", LATER)
    entry.service.email = "b@t-onlin.de"
    entry.service.save()
    loud = world.checked("mail", LATER)

    assert quiet == []
    assert loud == [("mail_typo", "service", "b@t-onlin.de", "b@t-online.de")]
    kept = Finding.objects.get(value="a@t-onlin.de")
    assert (kept.accepted_by, kept.accepted_at, kept.gone_at) == (editor, NOW, LATER)


def test_what_is_mended_meanwhile_cannot_be_right_so() -> None:
    entry = world.entry(world.town(), summary="")
    run()
    found = Finding.objects.get()
    entry.service.summary = "Doch"
    entry.service.save()
    run()

    with pytest.raises(AlreadyGone):
        actions.accept(found, by=people.editor("a@b.example", "county_editor"), at=LATER)


def test_reopened_finding_counts_again() -> None:
    world.entry(world.town(), summary="")
    run()
    actions.accept(Finding.objects.get(), by=people.editor("a@b.example", "county_editor"), at=NOW)

    actions.reopen(Finding.objects.get())

    assert Finding.objects.to_do().count() == 1


@pytest.mark.parametrize("name", Check.values)
def test_check_asks_no_more_of_many_entries_than_of_one(name: str) -> None:
    town = world.town()
    world.entry(town)
    counts = [fewest_queries(lambda: actions.check(name, at=NOW, today=TODAY))]
    for _ in range(3):
        world.entry(town)
    counts.append(fewest_queries(lambda: actions.check(name, at=NOW, today=TODAY)))

    assert counts[0] == counts[1]
