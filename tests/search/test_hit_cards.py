"""Cards of hits are read once, and never older than the tables."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sozialatlas.directory.models import LocalizedText, Service
from sozialatlas.search import hit_cards as module, indexing, queries
from sozialatlas.search.hit_cards import hit_cards
from sozialatlas.search.models import OutboxEntry
from tests.search.world import World, request

Build = Callable[[], None]


def names(language: str = "de") -> set[str]:
    hits = queries.search(request()).hits
    return {card.name for card in hit_cards(hits, language).values()}


def reads(ask: Callable[[], object]) -> int:
    """Return how many questions were put to the tables of services."""
    with CaptureQueriesContext(connection) as asked:
        ask()
    return sum("directory_service" in each["sql"] for each in asked)


def note(record_id: uuid.UUID) -> None:
    OutboxEntry.objects.create(record_id=record_id)


def test_a_card_is_read_once(world: World, indexed: Build) -> None:
    world.record("Tafel")
    indexed()

    assert reads(names) > 0
    assert reads(names) == 0
    assert names() == {"Tafel"}


def test_a_waiting_change_is_seen_at_once_and_stays(world: World, indexed: Build) -> None:
    link = world.record("Tafel")
    indexed()
    before = names()

    Service.objects.update(name="Speisekammer")
    note(link.pk)
    waiting = names()
    indexing.build()
    OutboxEntry.objects.all().delete()

    assert (before, waiting, names()) == ({"Tafel"}, {"Speisekammer"}, {"Speisekammer"})


def test_each_language_has_cards_of_its_own(world: World, indexed: Build) -> None:
    link = world.record("Tafel")
    LocalizedText.objects.create(
        record_id=link.service_id, language="en", field="name", text="Food bank"
    )
    indexed()

    assert [names("de"), names("en"), names("de")] == [{"Tafel"}, {"Food bank"}, {"Tafel"}]


def test_record_that_is_gone_has_no_card(world: World, indexed: Build) -> None:
    world.record("Tafel")
    gone = world.record("Kleiderkammer")
    indexed()
    hits = queries.search(request()).hits
    gone.delete()

    assert {card.name for card in hit_cards(hits, "de").values()} == {"Tafel"}


def test_where_there_is_no_room_only_the_last_page_is_kept(
    world: World, indexed: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_KEPT", 2)
    for name in "abc":
        world.record(name)
    indexed()

    found = [names(language) for language in ("de", "en", "uk", "de")]

    assert found == [{"a", "b", "c"}] * 4
    assert len(module._kept_now()) == 3


def test_without_an_index_cards_come_from_the_tables(world: World) -> None:
    world.record("Tafel")

    assert names() == {"Tafel"}
    Service.objects.update(name="Speisekammer")
    assert names() == {"Speisekammer"}
