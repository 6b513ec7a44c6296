"""What the index may no longer show is not found, although the indexer has stopped."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sozialatlas.directory.models import Location, Service, ServiceAtLocation
from sozialatlas.search import queries
from sozialatlas.search.engine import holding
from sozialatlas.search.models import OutboxEntry
from sozialatlas.search.requests import BBox, Near
from tests.search.world import World, request

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


def test_a_closed_service_is_found_by_nothing(house: ServiceAtLocation, way: str) -> None:
    Service.objects.update(status="closed")
    note(house)

    assert found() == [(0, 0)] * 4


def test_a_deleted_record_is_found_by_nothing(house: ServiceAtLocation, way: str) -> None:
    note(house)
    house.delete()

    assert found() == [(0, 0)] * 4


def test_when_the_index_has_it_the_municipality_is_found(
    house: ServiceAtLocation, indexed: Build, way: str
) -> None:
    Location.objects.update(is_confidential=True)
    note(house)
    indexed()

    assert [hits for hits, _marks in found()] == [1, 1, 0, 0]
