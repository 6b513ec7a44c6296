"""Orders of the results: by name, by check, and the small advantage of what is well kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from sozialatlas.directory.models import Service, ServiceArea
from sozialatlas.search import indexing, queries
from sozialatlas.search.answers import SearchAnswer
from sozialatlas.search.engine import holding
from sozialatlas.search.finding import answering, ranked, ranking
from sozialatlas.search.requests import SORTS, Near, SearchRequest
from sozialatlas.search.understanding import knowledge, saved_synonyms
from tests.search.world import NOW, World, crowd, request

# The index answers, and not the database.
pytestmark = pytest.mark.any_database

Build = Callable[[], None]
PLACE = Near(lat=50.2, lon=8.1, municipality_key="06999002")


def names(asked: SearchRequest) -> list[str]:
    by_id = dict(Service.objects.values_list("pk", "name"))
    return [by_id[hit.service_id] for hit in queries.search(asked).hits]


def ago(days: int) -> dt.datetime:
    return NOW - dt.timedelta(days=days)


def test_names_stand_as_in_a_dictionary(world: World, indexed: Build) -> None:
    for name in ("Zug", "Ärger", "Afrika", "Gruppe 10", "Gruppe 9", "apfel", "Über uns", "Ufer"):
        world.record(name)
    indexed()

    assert names(request(sort="name")) == [
        "Afrika", "apfel", "Ärger", "Gruppe 9", "Gruppe 10", "Über uns", "Ufer", "Zug",
    ]  # fmt: skip


def test_names_of_several_commits_stand_in_one_order(world: World, indexed: Build) -> None:
    from sozialatlas.directory.signals import records_changed
    from sozialatlas.search.indexer import Indexer

    world.record("Berta")
    world.record("Dora")
    indexed()
    for name in ("Anna", "Cäsar", "Emil"):
        added = world.record(name)
        records_changed.send(sender=None, record_ids=[added.pk])
        indexer = Indexer()
        indexer.step()
        indexer.close()

    assert names(request(sort="name")) == ["Anna", "Berta", "Cäsar", "Dora", "Emil"]


def test_what_was_checked_last_stands_first_and_never_checked_last(
    world: World, indexed: Build
) -> None:
    world.record("Nie")
    world.record("Alt", verified_at=ago(800))
    world.record("Neu", verified_at=ago(2))
    link = world.record("Am Standort geprüft", verified_at=ago(700))
    link.verified_at = ago(1)
    link.save()
    indexed()

    assert names(request(sort="verified")) == ["Am Standort geprüft", "Neu", "Alt", "Nie"]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"verified_at": ago(300)}, {"verified_at": ago(400)}),
        ({"content_changed_at": ago(700)}, {"content_changed_at": ago(800)}),
        ({"verified_at": ago(300)}, {"content_changed_at": ago(1)}),
        ({}, {"status": "temporarily_closed"}),
        ({}, {"status": "temporarily_closed", "verified_at": ago(1)}),
    ],
)
def test_of_equal_records_the_better_kept_stands_first(
    world: World, indexed: Build, better: dict[str, object], worse: dict[str, object]
) -> None:
    for _ in range(3):
        world.record("Pflegedienst", world.middle, summary="weniger", **worse)
    for _ in range(3):
        world.record("Pflegedienst", world.middle, summary="besser", **better)
    indexed()

    found = queries.search(request(words="Pflegedienst")).hits

    summaries = dict(Service.objects.values_list("pk", "summary"))
    assert [summaries[hit.service_id] for hit in found] == ["besser"] * 3 + ["weniger"] * 3


def test_the_advantage_never_lifts_what_fits_less(world: World, indexed: Build) -> None:
    world.record("Schuldnerberatung", status="active")
    world.record(
        "Treffpunkt",
        description="Hier gibt es auch Schuldnerberatung.",
        verified_at=ago(1),
        content_changed_at=ago(1),
    )
    indexed()

    assert names(request(words="Schuldnerberatung", near=PLACE))[0] == "Schuldnerberatung"


def test_ones_own_municipality_stands_before_the_next_at_equal_distance(
    world: World, indexed: Build
) -> None:
    for _ in range(3):
        world.record("Tafel dort", world.north, place={"lat": 50.21, "lon": 8.1})
        world.record("Tafel hier", world.middle, place={"lat": 50.21, "lon": 8.1})
    indexed()

    found = names(request(words="Tafel", near=PLACE))

    assert found == ["Tafel hier"] * 3 + ["Tafel dort"] * 3


def test_of_a_municipality_what_lies_there_stands_before_what_serves_it(
    world: World, indexed: Build
) -> None:
    for _ in range(3):
        serving = world.record("Hilfe von fern", world.north).service
        ServiceArea.objects.create(service=serving, area=world.south)
        world.record("Hilfe vor Ort", world.south)
    indexed()

    found = names(request(municipalities=(world.south.key,)))

    assert found == ["Hilfe vor Ort"] * 3 + ["Hilfe von fern"] * 3


def test_what_comes_to_the_house_is_found_where_it_serves(world: World, indexed: Build) -> None:
    near = world.record("Kommt aus der Ferne", world.south, is_at_home=True).service
    ServiceArea.objects.create(service=near, area=world.middle)
    far = world.record("Kommt nur dort", world.south, is_at_home=True).service
    ServiceArea.objects.create(service=far, area=world.south)
    world.record("Nur im Haus", world.middle)
    indexed()
    place = Near(lat=50.2, lon=8.1, radius_km=5, municipality_key="06999002")

    assert names(request(at_home=True, near=place)) == ["Kommt aus der Ferne"]


def test_nearest_first_needs_no_radius(world: World, indexed: Build) -> None:
    world.record("Fern", world.south)
    world.record("Nah", world.middle)
    world.record("Weiter", world.north)
    world.service("Ohne Ort", is_online=True)
    indexed()

    assert names(request(near=PLACE, sort="distance")) == ["Nah", "Weiter", "Fern", "Ohne Ort"]


@pytest.fixture
def crowded(world: World) -> int:
    """Create records of which many have the same name, day of check and point."""
    crowd(world, 120, seed=11)
    for number in range(60):
        world.record(f"Gruppe {number % 3}", world.middle, verified_at=ago(number % 2))
    indexing.build()
    # Words of the world before would be looked at again between two pages, a second later.
    for words in (knowledge.held, saved_synonyms.held):
        words.renewed()
    return queries.search(request()).total


asked = st.builds(
    request,
    sort=st.sampled_from([sort for sort in SORTS if sort != "date"]),
    near=st.just(PLACE) | st.just(Near(50.25, 8.12, radius_km=8.0)),
    words=st.sampled_from(["", "Gruppe", "Pflegeheim Beratung"]),
    group=st.booleans(),
)


@pytest.mark.parametrize("few_enough", [8_000, 20])
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(asked=asked, page_size=st.sampled_from([7, 20, 33]))
def test_pages_hold_each_hit_once(
    crowded: int,
    monkeypatch: pytest.MonkeyPatch,
    few_enough: int,
    asked: SearchRequest,
    page_size: int,
) -> None:
    monkeypatch.setattr(holding, "MOST_RECORDS", 0)
    monkeypatch.setattr(ranking, "FEW_ENOUGH", few_enough)
    monkeypatch.setattr(ranking, "WEIGHED", 10)
    answering.memory.forget()

    pages = every_page(asked, page_size)

    keys = [hit.service_id if asked.group else hit.id for page in pages for hit in page.hits]
    assert len(keys) == len(set(keys))
    assert sum(hit.further_count + 1 for page in pages for hit in page.hits) == pages[0].total
    assert pages[-1].hits == ()


def every_page(asked: SearchRequest, page_size: int) -> list[SearchAnswer]:
    """Return all pages and the first beyond; estimates of their number may be one too low."""
    first = queries.search(replace(asked, page_size=page_size))
    rest = range(2, first.pages + 3)
    return [first, *(queries.search(replace(asked, page_size=page_size, page=n)) for n in rest)]


def test_the_check_orders_very_many_hits_too(
    crowded: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks = dict(Service.objects.values_list("pk", "verified_at"))
    asked = request(sort="verified", page_size=100)
    few = [checks[hit.service_id] for hit in queries.search(asked).hits]
    monkeypatch.setattr(holding, "MOST_RECORDS", 0)
    monkeypatch.setattr(ranking, "FEW_ENOUGH", 10)
    monkeypatch.setattr(ranking, "MOST_WEIGHED", 100)
    monkeypatch.setattr(ranked, "MOST_WEIGHED", 100)
    answering.memory.forget()

    assert [checks[hit.service_id] for hit in queries.search(asked).hits] == few


def test_pages_beyond_the_last_are_empty(crowded: int) -> None:
    answer = queries.search(request(page=100_000, page_size=100))

    assert (answer.hits, answer.total) == ((), crowded)
