"""Events stand by their next date, from the index alone."""

from __future__ import annotations

import datetime as dt

from sozialatlas.directory.models import Event
from sozialatlas.search import answers, indexing, queries
from tests.search.world import NOW, World, request


def event(world: World, name: str, begin: dt.datetime, **given: object) -> Event:
    return Event.objects.create(organization=world.provider, name=name, starts_at=begin, **given)


def titles(found: answers.SearchAnswer) -> list[str]:
    by_id = dict(Event.objects.values_list("pk", "name"))
    return [by_id[hit.id] for hit in found.hits]


def test_events_stand_by_their_next_date(world: World) -> None:
    hour, week = dt.timedelta(hours=1), dt.timedelta(days=7)
    event(world, "Bald", NOW + hour)
    event(world, "Läuft", NOW - hour)
    event(world, "Vorbei", NOW - 2 * hour)
    event(world, "Fällt heute aus", NOW - week + hour, rrule="FREQ=WEEKLY",
          exdates=[(NOW + hour).isoformat()])  # fmt: skip
    event(world, "Jede Woche", NOW - week + 2 * hour, rrule="FREQ=WEEKLY")
    event(world, "Morgen", NOW + 24 * hour)
    broken = event(world, "Unlesbar", NOW + 48 * hour)
    Event.objects.filter(pk=broken.pk).update(rrule="FREQ=SOMETIMES")
    indexing.build(NOW)

    answer = queries.search(request(types=("event",), sort="date"))

    assert titles(answer) == [
        "Läuft", "Bald", "Jede Woche", "Morgen", "Unlesbar", "Fällt heute aus",
    ]  # fmt: skip


def test_pages_of_events_never_overlap_and_leave_nothing_out(world: World) -> None:
    for number in range(25):
        event(world, f"Treff {number}", NOW + dt.timedelta(days=number // 5 + 1))
    indexing.build(NOW)

    asked = [request(types=("event",), sort="date", page_size=10, page=page) for page in (1, 2, 3)]
    listed = [hit.id for each in asked for hit in queries.search(each).hits]

    whole = queries.search(request(types=("event",), sort="date", page_size=100)).hits
    dates = dict(Event.objects.values_list("pk", "starts_at"))
    assert listed == [hit.id for hit in whole]
    assert len(set(listed)) == 25
    assert [dates[key] for key in listed] == sorted(dates.values())


def test_what_has_no_date_stands_behind_the_events(world: World) -> None:
    lone = world.service("Beratung")
    soon = event(world, "Treff", NOW + dt.timedelta(days=1))
    indexing.build(NOW)

    found = queries.search(request(types=("service", "event"), sort="date")).hits

    assert [hit.id for hit in found] == [soon.pk, lone.pk]
