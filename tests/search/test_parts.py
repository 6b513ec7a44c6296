"""Very many hits: read part by part, kept as numbers, and no more of them than memory bears."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest

from sozialatlas.search import answers, indexing, queries
from sozialatlas.search.engine import holding
from sozialatlas.search.engine.reader import reader
from sozialatlas.search.finding import answering, clauses, pages, parts, ranked, ranking
from sozialatlas.search.finding.sources import Listed
from sozialatlas.search.requests import BBox, Near, SearchRequest
from tests.search.world import World, crowd, request

# The index answers, and not the database.
pytestmark = pytest.mark.any_database


@pytest.fixture
def crowded(world: World) -> None:
    crowd(world, 120, seed=9)
    indexing.build()


@pytest.fixture
def very_many(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Treat the records as if they were too many to look at them all."""
    monkeypatch.setattr(holding, "MOST_RECORDS", 0)
    monkeypatch.setattr(ranking, "FEW_ENOUGH", 10)
    monkeypatch.setattr(ranking, "WEIGHED", 30)
    monkeypatch.setattr(parts, "MOST_IN_A_PART", 7)
    answering.memory.forget()
    yield
    answering.memory.forget()


@pytest.mark.parametrize("most", [1, 7, 10_000])
@pytest.mark.usefixtures("crowded")
def test_parts_hold_each_record_once_and_no_more_than_asked_for(most: int) -> None:
    searcher = reader.opened().searcher

    read = list(parts.parts(clauses.EVERYTHING, searcher, most))

    ids = [
        one.id
        for part in read
        for one in pages.identities(Listed(searcher, part), list(range(len(part))), searcher)
    ]
    assert max(map(len, read)) <= most
    assert len(ids) == len(set(ids)) == searcher.num_docs


@pytest.mark.usefixtures("crowded")
def test_of_nothing_there_are_no_parts() -> None:
    assert list(parts.parts(clauses.NOTHING, reader.opened().searcher)) == []


def test_records_whose_ids_are_neighbours_are_parted_too(world: World) -> None:
    for number in range(20):
        service = world.service(f"Angebot {number}", id=uuid.UUID(int=number + 1))
        assert service.pk.int == number + 1
    world.service("Fern", id=uuid.UUID(int=2**127 - 1))
    indexing.build()

    read = list(parts.parts(clauses.EVERYTHING, reader.opened().searcher, most=5))

    # One half of an id cannot be parted: what shares it stays together.
    assert sorted(map(len, read)) == [1, 20]


NEAR = Near(lat=50.2, lon=8.05, radius_km=8, municipality_key="06999001")


@pytest.mark.parametrize("zoom", [6, 11, 15])
@pytest.mark.parametrize(
    "asked",
    [request(), request(words="Beratung"), request(near=NEAR), request(bbox=BBox(8, 50, 9, 51))],
)
@pytest.mark.usefixtures("crowded")
def test_clusters_and_distances_of_very_many_are_those_of_few(
    asked: SearchRequest, zoom: int, request: pytest.FixtureRequest
) -> None:
    few = _told(asked, zoom)
    request.getfixturevalue("very_many")

    assert _told(asked, zoom) == few


def _told(asked: SearchRequest, zoom: int) -> tuple[list[tuple[object, ...]], answers.Facet]:
    clusters = sorted(
        (one.count, round(one.lat, 9), round(one.lon, 9), one.bbox, one.id)
        for one in queries.clusters(asked, zoom)
    )
    facets = queries.search(asked).facets
    return clusters, next(facet for facet in facets if facet.key == answers.RADIUS)


@pytest.mark.usefixtures("crowded", "very_many")
def test_outcomes_are_let_go_when_they_take_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = reader.opened()
    first = answering.memory.outcome(request(), opened)
    first.ranking.everything()
    taken = first.ranking.kept_bytes
    monkeypatch.setattr(answering, "_MOST_BYTES", taken)
    still = answering.memory.outcome(request(), opened)

    answering.memory.outcome(request(words="Beratung"), opened).ranking.page(request())
    answering.memory.outcome(request(words="Kinder"), opened)

    assert taken > 0
    assert still is first
    assert answering.memory.outcome(request(), opened) is not first


@pytest.mark.usefixtures("crowded", "very_many")
def test_a_list_of_very_many_ends_where_no_more_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = queries.search(request(page_size=100)).hits
    monkeypatch.setattr(ranked, "_MOST_LOOKED_AT", 30)
    answering.memory.forget()

    seen = [queries.search(request(page=page, page_size=10)).hits for page in range(1, 12)]

    listed = [hit.id for hits in seen for hit in hits]
    assert listed == [hit.id for hit in whole][: len(listed)]
    assert 0 < len(listed) <= 30
