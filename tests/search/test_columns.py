"""Answers worked out on columns, and by the engine alone: both are the same."""

from __future__ import annotations

import datetime as dt
import random
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from sozialatlas.directory.models import Service, Topic
from sozialatlas.directory.signals import records_changed
from sozialatlas.search import indexing, queries
from sozialatlas.search.answers import Cluster, SearchAnswer
from sozialatlas.search.engine import holding
from sozialatlas.search.engine.columns import Columns
from sozialatlas.search.engine.reader import reader
from sozialatlas.search.finding import answering
from sozialatlas.search.indexer import Indexer
from sozialatlas.search.requests import SORTS, BBox, Near, SearchRequest
from sozialatlas.search.scope import EVERYTHING, Scope
from tests.search import threads
from tests.search.world import World, crowd, request

# The index answers, and not the database.
pytestmark = pytest.mark.any_database

Build = Callable[[], None]
PLACES = (
    None,
    Near(50.2, 8.1, municipality_key="06999002"),
    Near(50.2, 8.1, radius_km=2.0, municipality_key="06999002"),
    Near(50.25, 8.12, radius_km=9.0),
)
# A sentence that is understood, one of whose meaning other words leave doubts, and a danger.
TOLD = (
    "wohin mit der Oma, wenn sie ganz bettlägerig ist",
    "Oma Pflege Suedheim",
    "mein Mann schlägt mich",
)
SCOPES = (
    EVERYTHING,
    EVERYTHING,
    Scope(home=("06999002",)),
    Scope(home=("06999001", "06999003"), topics=("g",), audiences=("a0",)),
    Scope(areas=("06999003",), languages=("ar", "tr")),
    Scope(social_areas=("west",), accessibility=("lift", "toilet"), types=("service",)),
    Scope(topics=("t1",), free=True),
    Scope(organizations=("00000000-0000-4000-8000-00000000000a",)),
)


@contextmanager
def engine_alone() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(holding, "MOST_RECORDS", 0)
        answering.memory.forget()
        yield
    answering.memory.forget()


@pytest.fixture
def crowded(world: World) -> None:
    """Create records of every kind, in three commits, of which some are gone again."""
    crowd(world, 150, seed=21)
    _meant(world)
    indexing.build()
    ids = list(Service.objects.order_by("pk").values_list("pk", flat=True))
    Service.objects.filter(pk__in=ids[:5]).update(status="closed")
    _follow(ids[:5])
    Service.objects.filter(pk__in=ids[3:20]).update(name="Pflegeberatung am Bach")
    _follow(ids[3:20])


def _meant(world: World) -> None:
    """Create records that a sentence means, and that hold none of its words."""
    pick = random.Random(22)  # noqa: S311 -- repeatable, not secret
    for code in ("nursing_home", "womens_shelter", "violence_counselling"):
        topic = Topic.objects.get(code=code)
        for number in range(12):
            lat, lon = 50.2 + pick.uniform(-0.03, 0.03), 8.1 + pick.uniform(-0.04, 0.04)
            link = world.record(f"Haus {number}", place={"lat": lat, "lon": lon})
            link.service.topics.add(topic)


def _follow(ids: list[object]) -> None:
    records_changed.send(sender=None, record_ids=ids)
    indexer = Indexer()
    indexer.step()
    indexer.close()


def _few(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


asked = st.builds(
    request,
    words=st.sampled_from(
        ["", "", "der die", "Pflegeheim", "Kinder Beratung am Bach", "xyzzy", *TOLD]
    ),
    whole_words=st.sampled_from(["", "", TOLD[-1]]),
    near=st.sampled_from(PLACES),
    bbox=st.sampled_from([None, None, BBox(8.0, 50.15, 8.12, 50.22)]),
    topics=_few("g", "t0", "t1"),
    audiences=_few("a0", "a1"),
    languages=_few("ar", "tr"),
    accessibility=_few("lift", "toilet"),
    municipalities=_few("06999001", "06999002", "06999003"),
    age=st.sampled_from([None, None, 5, 40]),
    days=_few("we", "sa"),
    time=st.sampled_from([None, None, dt.time(9), dt.time(17)]),
    free=st.booleans(),
    open_now=st.booleans(),
    remote=st.booleans(),
    by_phone=st.booleans(),
    online=st.sampled_from([False, False, True]),
    in_person=st.sampled_from([False, False, True]),
    outside=st.sampled_from([False, False, True]),
    types=st.sampled_from([("service",), ("service", "event", "volunteer_role")]),
    sort=st.sampled_from([sort for sort in SORTS if sort != "distance"]),
    page=st.sampled_from([1, 1, 2, 50]),
    page_size=st.sampled_from([3, 20]),
    group=st.booleans(),
    scope=st.sampled_from(SCOPES),
    around=st.booleans(),
    beside=st.sampled_from([False, False, True]),
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(asked=asked, zoom=st.sampled_from([8, 13]))
def test_columns_answer_as_the_engine_does(crowded: None, asked: SearchRequest, zoom: int) -> None:
    answering.memory.forget()

    on_columns = _told(asked, zoom)

    assert holding.newest.of(reader.opened()) is not None
    with engine_alone():
        assert holding.newest.of(reader.opened()) is None
        assert _told(asked, zoom) == on_columns


def _told(asked: SearchRequest, zoom: int) -> tuple[SearchAnswer, list[Cluster]]:
    answer = queries.search(asked)
    hits = tuple(replace(hit, score=round(hit.score, 4)) for hit in answer.hits)
    found = [
        replace(one, lat=round(one.lat, 9), lon=round(one.lon, 9))
        for one in queries.clusters(asked, zoom)
    ]
    # Where two are equally large, the last digit of a mean decides, which sums up in any order.
    return replace(answer, hits=hits), sorted(
        found, key=lambda one: (-one.count, one.lat, one.lon)
    )


@pytest.mark.parametrize(
    ("words", "whole"), [(TOLD[0], ""), (TOLD[1], ""), ("Pflegeheim", TOLD[2]), ("!", TOLD[2])]
)
def test_radius_is_exact_for_what_words_mean(crowded: None, words: str, whole: str) -> None:
    asked = request(words=words, whole_words=whole, near=PLACES[2])
    kept = queries.search(asked).total

    with engine_alone():
        assert queries.search(asked).total == kept
    assert 0 < kept < queries.search(replace(asked, near=PLACES[1])).total


def test_danger_after_words_that_match_everything_finds_each_record_once(
    world: World, indexed: Build
) -> None:
    indexed()
    asked = request(words="!!!", whole_words="!!! mein Mann schlägt mich")
    told, expected = [], []
    for number in range(1, 9):
        _follow([world.record(f"Haus {number}").pk])
        answer = queries.search(asked)
        told.append((answer.total, answer.facets, len({hit.id for hit in answer.hits})))
        expected.append((number, queries.search(request()).facets, number))

    assert told == expected


def test_index_without_records_is_answered(world: World, indexed: Build) -> None:
    indexed()
    asked = (request(), request(words="Pflege"), request(near=PLACES[2], sort="distance"))

    on_columns = [_told(one, 9) for one in asked]

    assert [(answer.total, answer.hits, marks) for answer, marks in on_columns] == [
        (0, (), [])
    ] * 3
    with engine_alone():
        assert [_told(one, 9) for one in asked] == on_columns


def test_larger_index_is_read_beside_the_requests(
    world: World, indexed: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Pflegeheim", "Pflegedienst"):
        world.record(name)
    indexed()
    monkeypatch.setattr(holding, "AT_ONCE", 1)
    kept = holding.Holding()

    first = kept.of(reader.opened())
    sizes = [columns.size for columns in _read_in_time(kept)]

    assert (first, sizes) == (None, [2])


def test_larger_index_is_read_later_where_no_thread_can_be_started(
    world: World, indexed: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.record("Pflegeheim")
    indexed()
    monkeypatch.setattr(holding, "AT_ONCE", 0)
    kept = holding.Holding()

    with threads.none_left():
        first = kept.of(reader.opened())

    assert (first, [columns.size for columns in _read_in_time(kept)]) == (None, [1])


def test_index_grown_too_large_lets_its_columns_go(
    world: World, indexed: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.record("Pflegeheim")
    indexed()
    kept = holding.Holding()
    columns = kept.of(reader.opened())
    assert columns is not None
    held = weakref.ref(columns)
    del columns
    monkeypatch.setattr(holding, "MOST_RECORDS", 0)

    assert (kept.of(reader.opened()), held()) == (None, None)


def test_states_that_follow_at_once_are_read_as_one(
    world: World, indexed: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.record("Pflegeheim")
    world.record("Pflegedienst")
    indexed()
    monkeypatch.setattr(holding, "AT_ONCE", 1)
    monkeypatch.setattr(holding, "SECONDS_BETWEEN", 0.2)
    kept = holding.Holding()
    _read_in_time(kept)
    for name in ("Hort", "Krippe"):
        _follow([world.record(name).pk])
        assert kept.of(reader.opened()) is None

    assert [columns.size for columns in _read_in_time(kept)] == [4]


def _read_in_time(kept: holding.Holding) -> list[Columns]:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        columns = kept.of(reader.opened())
        if columns is not None:
            return [columns]
        time.sleep(0.01)
    return []


def test_counts_name_no_value_that_nobody_carries(world: World, indexed: Build) -> None:
    link = world.record("Pflegeheim")
    world.record("Pflegedienst")
    indexed()
    service = link.service
    service.status = "closed"
    service.save()
    _follow([service.pk, link.pk])
    held = holding.newest.of(reader.opened())
    assert held is not None

    everybody = held.codes("type").mask(["service"])

    assert held.size == 1
    assert held.codes("type").counts(everybody) == {"service": 1}
    assert held.codes("type").counts(~everybody) == {}
