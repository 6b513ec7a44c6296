"""What a portal leaves out comes in by no parameter, whichever way the search goes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace

import pytest

from sozialatlas.directory.models import (
    Organization,
    ServiceArea,
    ServiceAtLocation,
    Topic,
)
from sozialatlas.directory.queries import record_ids_of
from sozialatlas.search import belonging, labels, queries
from sozialatlas.search.answers import SearchAnswer
from sozialatlas.search.asking import ask
from sozialatlas.search.engine import generations, holding
from sozialatlas.search.engine.reader import reader
from sozialatlas.search.finding import answering
from sozialatlas.search.parameters import parse
from sozialatlas.search.requests import BadRequestError, Near, SearchRequest
from sozialatlas.search.scope import Scope
from tests.search.scopes import ANYWHERE, ATTACKS, NOBODY, OWN, SCOPES, TOWN, UNION, reasons
from tests.search.world import NOW, World, request

# The index answers, and not the database.
pytestmark = pytest.mark.any_database

Build = Callable[[], None]


@contextmanager
def engine_alone() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(holding, "MOST_RECORDS", 0)
        answering.memory.forget()
        yield
    answering.memory.forget()


@contextmanager
def no_index() -> Iterator[None]:
    link = generations.link()
    aside = link.with_name("aside")
    link.rename(aside)
    reader.drop()
    yield
    aside.rename(link)
    reader.drop()


WAYS = {"columns": nullcontext, "engine": engine_alone, "database": no_index}


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> Callable[[], object]:
    return WAYS[request.param]


@pytest.fixture
def links(world: World) -> dict[str, ServiceAtLocation]:
    return reasons(world)


def found(asked: SearchRequest) -> tuple[str, ...]:
    return tuple(str(hit.id) for hit in queries.search(asked).hits)


def everything(**given: object) -> SearchAnswer:
    return queries.search(request(page_size=100, **given))


def keys(answer: SearchAnswer, links: dict[str, ServiceAtLocation]) -> list[str]:
    by_id: dict[uuid.UUID, str] = {link.pk: name for name, link in links.items()}
    return [by_id[hit.id] for hit in answer.hits]


def test_a_portal_shows_its_part_of_the_directory(
    links: dict[str, ServiceAtLocation], indexed: Build, way: Callable[[], nullcontext[None]]
) -> None:
    indexed()

    with way():
        shown = [(scope, set(keys(everything(scope=scope), links))) for scope, _ in SCOPES]
        totals = [everything(scope=scope).total for scope, _ in SCOPES]

    assert shown == [*SCOPES]
    assert totals == [len(inside) for _, inside in SCOPES]


def test_an_address_reaches_what_lists_show_and_what_is_near(
    links: dict[str, ServiceAtLocation],
) -> None:
    ids = {link.pk: name for name, link in links.items() if name != "outside"}

    told = [
        {ids[each] for each in belonging.belonging(scope, {"service": ids})} for scope, _ in SCOPES
    ]

    assert told == [_anywhere(scope) for scope, _ in SCOPES]


def _anywhere(scope: Scope) -> set[str]:
    return next(inside for other, inside in ANYWHERE if other == scope.anywhere)


def test_no_parameter_leads_out_of_a_portal(
    links: dict[str, ServiceAtLocation], indexed: Build, way: Callable[[], nullcontext[None]]
) -> None:
    indexed()

    with way():
        for scope, inside in SCOPES[1:]:
            allowed = {link.pk for name, link in links.items() if name in inside}
            for attack in ATTACKS:
                asked = request(**{"page_size": 100, "group": False, "scope": scope, **attack})
                _expect_within(_let_through(asked, allowed, links), asked, links)


def _expect_within(
    inside: set[uuid.UUID], asked: SearchRequest, links: dict[str, ServiceAtLocation]
) -> None:
    answer = queries.search(asked)
    named = {hit.id for hit in answer.hits}
    marked = {one.id for one in queries.clusters(asked, 20) if one.id}
    explained = {link.pk for link in links.values() if queries.explain(asked, link.pk)}

    assert named | marked | explained <= inside, asked
    assert answer.total <= len(inside), asked


def _let_through(
    asked: SearchRequest, allowed: set[uuid.UUID], links: dict[str, ServiceAtLocation]
) -> set[uuid.UUID]:
    """Return what may come: a town's border opens to all around, and beyond the county."""
    if asked.scope.home and (asked.around or asked.outside):
        allowed = _all_inside(replace(asked, scope=replace(asked.scope, home=())))
    return allowed | ({links["outside"].pk} if asked.outside else set())


def _all_inside(asked: SearchRequest) -> set[uuid.UUID]:
    plain = request(scope=asked.scope, page_size=100, group=False)
    return {hit.id for hit in queries.search(plain).hits}


def test_a_visitor_narrows_to_an_organization_and_what_belongs_to_it(
    links: dict[str, ServiceAtLocation], indexed: Build, way: Callable[[], nullcontext[None]]
) -> None:
    indexed()

    with way():
        told = [
            set(keys(everything(organizations=given), links))
            for given in ((OWN,), (UNION,), (NOBODY,), (OWN, NOBODY))
        ]

    assert told == [{"north"}, {"north", "south"}, set(), {"north"}]


def test_what_moves_under_another_organization_is_indexed_anew(
    links: dict[str, ServiceAtLocation],
) -> None:
    union = Organization.objects.get(pk=UNION)

    told = record_ids_of([("organization", union.pk)])

    services = {links[name].service_id for name in ("north", "south")}
    assert told == services | {links["north"].pk, links["south"].pk}


def test_outside_the_county_a_portal_keeps_to_its_subjects(
    links: dict[str, ServiceAtLocation], indexed: Build
) -> None:
    links["outside"].service.topics.add(Topic.objects.get(code="x-other"))
    indexed()

    told = [
        (answer.total, answer.outside_total)
        for scope in (Scope(topics=("x-other",)), Scope(topics=("x-care",)))
        for answer in (everything(scope=scope, outside=True),)
    ]

    assert told == [(1, 1), (0, 0)]


def test_what_lies_in_the_town_comes_before_what_serves_it(
    links: dict[str, ServiceAtLocation], indexed: Build, way: Callable[[], nullcontext[None]]
) -> None:
    indexed()

    with way():
        told = [
            (keys(answer, links)[0], [hit.is_home for hit in answer.hits])
            for sort in ("relevance", "name", "verified")
            for answer in (everything(scope=TOWN, sort=sort, words="Hilfe"),)
        ]

    assert told == [("here", [True, False, False])] * 3


def test_a_town_counts_what_is_in_it_for_it_and_beside_it(
    links: dict[str, ServiceAtLocation], indexed: Build, way: Callable[[], nullcontext[None]]
) -> None:
    indexed()

    with way():
        answer = everything(scope=TOWN)
        beside = everything(scope=TOWN, beside=True)

    assert (answer.total, answer.home_total, answer.beside_total) == (3, 1, 2)
    assert set(keys(beside, links)) == {"north", "south"}


def test_pages_go_on_over_the_border_between_groups(
    links: dict[str, ServiceAtLocation], indexed: Build, way: Callable[[], nullcontext[None]]
) -> None:
    indexed()

    with way():
        pages = [
            found(request(scope=TOWN, page=page, page_size=1, group=False)) for page in (1, 2, 3)
        ]
        whole = found(request(scope=TOWN, page_size=3, group=False))

    assert whole == tuple(one for page in pages for one in page)


def test_words_that_fit_wholly_come_before_the_town(world: World, indexed: Build) -> None:
    whole = world.record("Hospiz ambulant", world.south)
    ServiceArea.objects.create(service=whole.service, area=world.middle)
    world.record("Ambulant gepflegt")
    indexed()

    answer = everything(scope=TOWN, words="Hospiz ambulant")

    told = [(hit.id == whole.pk, hit.is_exact, hit.is_home) for hit in answer.hits]
    assert told == [(True, True, False), (False, False, True)]


@pytest.mark.parametrize("scope", [TOWN, Scope(topics=("x-care",)), Scope(areas=("06999002",))])
def test_help_in_danger_comes_whatever_the_portal_is(
    world: World, indexed: Build, way: Callable[[], nullcontext[None]], scope: Scope
) -> None:
    help_ = world.record("Frauenhaus", world.south)
    help_.service.topics.add(Topic.objects.get(code="womens_shelter"))
    indexed()

    with way():
        answer = queries.search(request(scope=scope, words="mein Mann schlägt mich"))

    assert [hit.id for hit in answer.hits] == [help_.pk]


def facet(answer: SearchAnswer, key: str) -> dict[str, int]:
    (one,) = (one for one in answer.facets if one.key == key)
    return {choice.key: choice.count for choice in one.choices}


def test_a_locked_filter_offers_only_what_remains(
    links: dict[str, ServiceAtLocation], indexed: Build
) -> None:
    indexed()
    labels.forget()

    topics = everything(scope=Scope(topics=("x-group", "x-other")))
    one_topic = everything(scope=Scope(topics=("x-other",)))
    town = everything(scope=TOWN)
    around = everything(scope=TOWN, around=True)
    locked = everything(scope=Scope(languages=("uk",), accessibility=("lift",), remote=True))

    assert facet(topics, "topic") == {"x-group": 2, "x-care": 2, "x-other": 2}
    assert facet(one_topic, "topic") == {}
    assert facet(town, "municipality") == {}
    assert set(facet(around, "municipality")) == {"06999001", "06999002", "06999003"}
    assert [facet(locked, key) for key in ("language", "accessibility", "remote")] == [{}, {}, {}]


def test_what_was_chosen_out_of_place_can_be_taken_back(
    links: dict[str, ServiceAtLocation], indexed: Build
) -> None:
    indexed()
    labels.forget()

    answer = everything(scope=Scope(topics=("x-other",)), topics=("x-care",))

    assert (answer.total, facet(answer, "topic")) == (1, {"x-care": 1, "x-other": 2, "x-group": 1})


def asked(scope: Scope, **given: str) -> SearchRequest:
    parameters = parse({name: [value] for name, value in given.items()})
    return ask(parameters, NOW, scope).request


def test_the_border_gives_way_to_a_place_elsewhere(world: World) -> None:
    told = {
        place: asked(TOWN, place=place).has_border
        for place in ("Mittstadt", "Suedheim", "Nirgendwo")
    }

    assert told == {"Mittstadt": True, "Suedheim": False, "Nirgendwo": True}


def test_all_around_is_looked_from_the_middle_of_the_town(world: World) -> None:
    around = asked(TOWN, around="1")

    assert (around.has_border, around.near, around.sort) == (
        False,
        Near(50.2, 8.1, "Mittstadt", None, "06999002"),
        "distance",
    )


def test_danger_is_answered_from_the_middle_of_the_town(world: World) -> None:
    told = asked(TOWN, q="ich will nicht mehr leben")

    assert (told.has_border, told.near) == (
        False,
        Near(50.2, 8.1, "Mittstadt", None, "06999002"),
    )


def test_only_a_town_has_anything_around_it() -> None:
    with pytest.raises(BadRequestError, match="around: exists in a town's portal only"):
        asked(Scope(topics=("x-care",)), around="1")


def test_a_portal_of_other_types_looks_for_those(world: World) -> None:
    scope = Scope(types=("volunteer_role",))

    assert [asked(scope).types, asked(scope, type="event").types] == [
        ("volunteer_role",),
        ("event",),
    ]


def test_equal_scopes_are_remembered_together() -> None:
    first, second = (request(scope=Scope(topics=("x-care",), free=True)) for _ in range(2))

    assert {first: dt.date.min}[second] == dt.date.min
