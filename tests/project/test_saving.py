"""After a save in the administration the public pages show it; nobody waits in vain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.accounts.models import RoleAssignment
from sozialatlas.directory.models import ServiceAtLocation
from sozialatlas.project.saving import MOST_SECONDS
from sozialatlas.search import indexing, queries
from sozialatlas.search.engine.reader import reader
from sozialatlas.search.indexer import Indexer
from sozialatlas.search.models import OutboxEntry
from sozialatlas.search.requests import SearchRequest
from tests.directory.test_admin import address, filled, record, sign_in

pytestmark = pytest.mark.django_db


class Waiting:
    """Stands in for time that passes while somebody waits; an indexer may work meanwhile."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.indexer: Indexer | None = None

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds
        if self.indexer is not None:
            self.indexer.step()


@pytest.fixture
def waiting(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Waiting]:
    reader.drop()
    passed = Waiting()
    monkeypatch.setattr("time.sleep", passed.sleep)
    monkeypatch.setattr("time.monotonic", lambda: 100.0 + passed.seconds)
    yield passed
    reader.drop()
    if passed.indexer is not None:
        passed.indexer.close()


@pytest.fixture
def kept(waiting: Waiting, client: Client) -> ServiceAtLocation:
    """Return a record that the signed-in editor keeps."""
    made = record("06997001", "Innen")
    sign_in(client, RoleAssignment.Role.TOWN_EDITOR, "06997001")
    return made


def save(client: Client, kept: ServiceAtLocation, name: str = "Morgenstern") -> int:
    path = address(kept.service)
    return client.post(path, filled(client, path, name=name)).status_code


def found(words: str) -> int:
    return queries.search(SearchRequest(words=words, now=timezone.now(), as_typed=True)).total


def test_saved_record_is_found_as_soon_as_the_editor_has_the_answer(
    client: Client, kept: ServiceAtLocation, waiting: Waiting
) -> None:
    indexing.build()
    waiting.indexer = Indexer()
    before = found("Morgenstern")

    assert save(client, kept) == 302
    assert (before, found("Morgenstern"), OutboxEntry.objects.count()) == (0, 1, 0)
    assert 0 < waiting.seconds < MOST_SECONDS


def test_nobody_waits_longer_than_a_second(
    client: Client, kept: ServiceAtLocation, waiting: Waiting
) -> None:
    indexing.build()

    assert save(client, kept) == 302
    assert waiting.seconds == pytest.approx(MOST_SECONDS, abs=0.1)


def test_nobody_waits_for_an_indexer_that_rests(
    client: Client, kept: ServiceAtLocation, waiting: Waiting
) -> None:
    indexing.build()
    OutboxEntry.objects.create(record_id=kept.pk)
    OutboxEntry.objects.update(changed_at=timezone.now() - dt.timedelta(seconds=10))

    assert (save(client, kept), waiting.seconds) == (302, 0)


def test_nobody_waits_without_an_index(
    client: Client, kept: ServiceAtLocation, waiting: Waiting
) -> None:
    assert (save(client, kept), waiting.seconds) == (302, 0)


def test_form_that_is_not_taken_waits_for_nothing(
    client: Client, kept: ServiceAtLocation, waiting: Waiting
) -> None:
    indexing.build()
    OutboxEntry.objects.create(record_id=kept.pk)

    assert (save(client, kept, name=""), waiting.seconds) == (200, 0)
