"""What the index may no longer show is not found, although the indexer has stopped."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest

from sozialatlas.directory.models import Location, Service, ServiceAtLocation
from sozialatlas.directory.models.base import Published
from sozialatlas.search import queries
from sozialatlas.search.engine import holding
from sozialatlas.search.engine.reader import Opened, reader
from sozialatlas.search.models import OutboxEntry
from sozialatlas.search.requests import BBox, Near
from tests.search.world import NOW, World, request

Build = Callable[[], None]
AT = {"lat": 50.2345, "lon": 8.1234}
ASKED = (
    {},
    {"words": "Haus"},
    {"near": Near(50.2345, 8.1234, radius_km=0.2)},
    {"bbox": BBox(8.12, 50.23, 8.13, 50.24)},
)


@pytest.fixture(params=["columns", "engine"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Ask by the columns, and by the engine alone."""
    if request.param == "engine":
        monkeypatch.setattr(holding, "MOST_RECORDS", 0)
    return str(request.param)


@pytest.fixture
def house(world: World, indexed: Build) -> ServiceAtLocation:
    """Return a record that the index has at its true point."""
    link = world.record("Haus der Frauen", place=AT)
    indexed()
    return link


def found() -> list[tuple[int, int]]:
    """Return how many hits and marks of the map each way to ask finds."""
    return [
        (queries.search(request(**asked)).total, len(queries.clusters(request(**asked), 20)))
        for asked in ASKED
    ]


def note(link: ServiceAtLocation) -> None:
    OutboxEntry.objects.create(record_id=link.pk)


def test_it_is_found_before(house: ServiceAtLocation, way: str) -> None:
    assert found() == [(1, 1)] * 4


def test_a_waiting_change_of_words_hides_nothing(house: ServiceAtLocation, way: str) -> None:
    note(house)

    assert found() == [(1, 1)] * 4


def test_a_location_made_confidential_is_found_by_nothing(
    house: ServiceAtLocation, way: str
) -> None:
    Location.objects.update(is_confidential=True)
    note(house)

    assert found() == [(0, 0)] * 4


@pytest.mark.parametrize("layer", [Service, Location, ServiceAtLocation])
@pytest.mark.parametrize("change", [{"status": "closed"}, {"visible_to": "2026-01-01"}])
def test_what_is_closed_or_over_is_found_by_nothing(
    house: ServiceAtLocation, way: str, layer: type[Published], change: dict[str, str]
) -> None:
    layer._default_manager.update(**change)
    note(house)

    assert found() == [(0, 0)] * 4


def test_a_deleted_record_is_found_by_nothing(house: ServiceAtLocation, way: str) -> None:
    note(house)
    house.delete()

    assert found() == [(0, 0)] * 4


@pytest.mark.parametrize(
    "count", [lambda: queries.search(request()).total, lambda: len(queries.clusters(request(), 9))]
)
def test_a_change_taken_up_while_an_older_state_is_asked_is_not_found(
    house: ServiceAtLocation, monkeypatch: pytest.MonkeyPatch, count: Callable[[], int]
) -> None:
    Location.objects.update(is_confidential=True)
    note(house)
    before = reader.opened()

    def taken_up(ask: Callable[[Opened], object]) -> object:
        OutboxEntry.objects.all().delete()
        return ask(before)

    monkeypatch.setattr(queries, "with_index", taken_up)

    assert count() == 0


def test_a_change_committed_after_later_ones_is_withheld_too(
    house: ServiceAtLocation, way: str
) -> None:
    for number in (4, 6):
        OutboxEntry.objects.create(pk=number, record_id=uuid.uuid4())
    before = found()
    Location.objects.update(is_confidential=True)
    OutboxEntry.objects.filter(pk=4).delete()
    OutboxEntry.objects.create(pk=5, record_id=house.pk)
    OutboxEntry.objects.filter(pk=5).update(changed_at=NOW)

    assert (before, found()) == ([(1, 1)] * 4, [(0, 0)] * 4)


def test_when_the_index_has_it_the_municipality_is_found(
    house: ServiceAtLocation, indexed: Build, way: str
) -> None:
    Location.objects.update(is_confidential=True)
    note(house)
    indexed()

    assert [hits for hits, _marks in found()] == [1, 1, 0, 0]
