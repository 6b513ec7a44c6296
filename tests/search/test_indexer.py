"""The indexer: follows the outbox, loses nothing, repairs what breaks."""

from __future__ import annotations

import datetime as dt
import uuid
from pathlib import Path

import pytest
from django.utils import timezone

from sozialatlas.directory.models import Event, Location, Service, ServiceAtLocation
from sozialatlas.directory.signals import records_changed
from sozialatlas.search import indexing, queries
from sozialatlas.search.engine import generations
from sozialatlas.search.engine.reader import reader
from sozialatlas.search.errors import IndexDamagedError
from sozialatlas.search.indexer import (
    SECONDS_BETWEEN_COMMITS,
    SECONDS_BETWEEN_LOOKS,
    Indexer,
)
from sozialatlas.search.models import OutboxEntry
from tests.search.world import World, request


def tell(*ids: uuid.UUID) -> None:
    records_changed.send(sender=None, record_ids=ids)


def found(words: str = "") -> set[uuid.UUID]:
    return {hit.id for hit in queries.search(request(words=words, group=False)).hits}


def test_first_step_builds_the_index(world: World, indexer: Indexer) -> None:
    link = world.record("Pflegeheim")

    indexer.step()

    assert found() == {link.pk}


def test_change_is_followed_and_leaves_the_outbox(world: World, indexer: Indexer) -> None:
    link = world.record("Pflegeheim")
    indexer.step()
    Service.objects.filter(pk=link.service_id).update(name="Kindergarten")
    tell(link.pk)
    change = queries.newest_change()

    indexer.step()

    assert (found("Kindergarten"), found("Pflegeheim")) == ({link.pk}, set())
    assert OutboxEntry.objects.count() == 0
    assert queries.wait_for(change, timeout=0)


def test_change_after_a_quiet_time_is_taken_up_at_once(world: World, indexer: Indexer) -> None:
    link = world.record("Pflegeheim")
    indexer.step()

    quiet = indexer._pause_after_step()
    tell(link.pk)
    busy = indexer._pause_after_step()

    assert (quiet, busy) == (SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_COMMITS)
    assert quiet <= 0.05 < busy


def test_update_keeps_the_number_of_documents(world: World, indexer: Indexer) -> None:
    links = [world.record(f"Pflegeheim {number}") for number in range(3)]
    indexer.step()
    for _ in range(3):
        tell(*(link.pk for link in links), links[0].pk)
        indexer.step()

    assert queries.index_state().documents == 3


def test_removed_record_disappears(world: World, indexer: Indexer) -> None:
    link, kept = world.record("Weg"), world.record("Bleibt")
    indexer.step()
    service_id, link_id = link.service_id, link.pk
    ServiceAtLocation.objects.filter(pk=link_id).delete()
    Service.objects.filter(pk=service_id).delete()
    tell(link_id, service_id)

    indexer.step()

    assert found() == {kept.pk}


def test_service_is_a_record_only_while_it_has_no_location(world: World, indexer: Indexer) -> None:
    service = world.service("Online", is_online=True)
    indexer.step()
    before = found()
    link = world.link(service)
    tell(link.pk)

    indexer.step()

    assert (before, found()) == ({service.pk}, {link.pk})


def test_service_without_location_follows_its_organization_abroad_and_back(
    world: World, indexer: Indexer
) -> None:
    world.service("Besuchsdienst")
    record = world.record("Kurs")
    indexer.step()
    for is_outside, municipality in ((True, None), (False, world.middle)):
        Location.objects.update(is_outside=is_outside, municipality=municipality)
        tell(record.pk)
        indexer.step()

        asked = queries.search(request(words="Besuchsdienst"))

        assert (asked.total, asked.outside_total) == (0, 1) if is_outside else (1, 0)


def test_event_whose_date_is_over_moves_on_to_its_next_one(world: World, indexer: Indexer) -> None:
    now = timezone.now()
    weekly, tomorrow, _over = (
        Event.objects.create(organization=world.provider, name=name, starts_at=begin, rrule=rule)
        for name, begin, rule in (
            ("Jede Woche", now - dt.timedelta(hours=5), "FREQ=WEEKLY"),
            ("Morgen", now + dt.timedelta(days=1), ""),
            ("Vorbei", now - dt.timedelta(hours=5), ""),
        )
    )
    asked = request(types=("event",), sort="date", now=now)
    indexing.build(now - dt.timedelta(days=1))
    assert [hit.id for hit in queries.search(asked).hits] == [weekly.pk, tomorrow.pk]

    assert [indexer.step(), indexer.step(), indexer.step()] == [0, 1, 0]

    assert [hit.id for hit in queries.search(asked).hits] == [tomorrow.pk, weekly.pk]
    assert indexing.note_passed_dates(now) == 0


def test_change_of_what_is_no_record_makes_another_state_too(
    world: World, indexer: Indexer
) -> None:
    indexer.step()
    before = reader.opened()
    tell(uuid.uuid4())

    indexer.step()

    assert (reader.opened() is before, OutboxEntry.objects.count()) == (False, 0)


def test_waiting_for_a_change_that_nobody_follows_ends(world: World) -> None:
    tell(uuid.uuid4())

    assert not queries.wait_for(queries.newest_change(), timeout=0.1)


def test_change_during_a_failed_commit_is_repeated(
    world: World, indexer: Indexer, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexer.step()
    link = world.record("Pflegeheim")
    tell(link.pk)

    def fails(*_args: object) -> None:
        raise IndexDamagedError("disk full")

    monkeypatch.setattr("sozialatlas.search.engine.writer.Writer.commit", fails)
    with pytest.raises(IndexDamagedError):
        indexer.step()
    monkeypatch.undo()
    left = OutboxEntry.objects.count()
    indexer.step()

    assert (left, found()) == (1, {link.pk})


def test_other_word_list_leads_to_a_new_index(
    world: World, indexer: Indexer, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = world.record("Pflegeheim")
    indexer.step()
    before = generations.link().resolve()
    monkeypatch.setattr("sozialatlas.search.german.lexicon.version", lambda: "other")
    reader.drop()

    served = found()
    indexer.step()

    assert served == {link.pk} == found()
    assert generations.link().resolve() != before


def test_old_generations_are_removed(world: World, indexer: Indexer, index_folder: Path) -> None:
    for _ in range(4):
        generations.ask_for_rebuild()
        indexer.step()

    assert len(list(index_folder.glob("generation-*"))) == 2
