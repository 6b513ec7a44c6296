"""What a portal leaves out comes in by no parameter, whichever way the search goes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace

import pytest

from sozialatlas.directory.models import (
    Accessibility,
    Audience,
    Language,
    LifeSituation,
    Organization,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Topic,
)
from sozialatlas.search import belonging, labels, queries
from sozialatlas.search.answers import SearchAnswer
from sozialatlas.search.asking import ask
from sozialatlas.search.engine import generations, holding
from sozialatlas.search.engine.reader import reader
from sozialatlas.search.finding import answering
from sozialatlas.search.parameters import parse
from sozialatlas.search.requests import BadRequestError, BBox, Near, SearchRequest
from sozialatlas.search.scope import Scope
from tests.search.world import NOW, World, request

Build = Callable[[], None]
HERE = Near(50.2, 8.1, municipality_key="06999002")
TOWN = Scope(home=("06999002",))
# What an address may ask for, each of which could lead out of a portal if it were let.
ATTACKS: tuple[dict[str, object], ...] = (
    {},
    {"words": "Hilfe"},
    {"words": "Hilfe überall draußen"},
    {"words": "wohin mit der Oma, wenn sie ganz bettlägerig ist"},
    {"words": "Hilfe", "as_typed": True},
    {"topics": ("x-other",)},
    {"topics": ("x-care", "x-other")},
    {"audiences": ("x-all",)},
    {"life_situations": ("x-debt",)},
    {"languages": ("ar",)},
    {"municipalities": ("06999003",)},
    {"municipalities": ("06999002", "06999003")},
    {"social_areas": ("west",)},
    {"bbox": BBox(-180.0, -90.0, 180.0, 90.0)},
    {"near": HERE},
    {"near": replace(HERE, radius_km=500.0)},
    {"near": Near(50.0, 8.1, radius_km=500.0, municipality_key="06999003")},
    {"types": ("service", "event", "volunteer_role")},
    {"outside": True},
    {"around": True},
    {"page": 2, "page_size": 1},
    {"page_size": 100, "group": False},
    {"age": 40},
    {"sort": "name"},
    {"sort": "verified"},
    {"sort": "date"},
)


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
    """Create one record for each reason to be inside some portal, and some for none."""
    care = Topic.objects.create(code="x-group", name="Sorge")
    topic = Topic.objects.create(code="x-care", name="Pflege", parent=care)
    other = Topic.objects.create(code="x-other", name="Sport")
    seniors = Audience.objects.create(code="x-old", name="Ältere")
    everybody = Audience.objects.create(code="x-all", name="Alle")
    LifeSituation.objects.create(code="x-debt", name="Schulden")
    made = {
        "here": world.record("Hilfe hier"),
        "served": world.record("Hilfe für Mittstadt", world.south),
        "north": world.record("Hilfe im Norden", world.north),
        "south": world.record("Hilfe im Süden", world.south),
        "county": world.record("Hilfe im Kreis", world.north),
        "outside": world.record("Hilfe draußen", place={"is_outside": True}),
    }
    ServiceArea.objects.create(service=made["served"].service, area=world.middle)
    ServiceArea.objects.create(service=made["county"].service, area=world.county)
    made["here"].service.topics.add(topic)
    made["north"].service.topics.add(topic, other)
    made["south"].service.topics.add(other)
    made["south"].service.audiences.add(seniors, everybody)
    made["served"].service.audiences.add(everybody)
    Language.objects.create(service=made["north"].service, code="uk")
    Language.objects.create(service=made["south"].service, code="ar")
    for feature in ("lift", "toilet"):
        Accessibility.objects.create(
            location=made["county"].location, feature=feature, answer="yes"
        )
    Accessibility.objects.create(location=made["here"].location, feature="lift", answer="yes")
    made["served"].service.is_free = "yes"
    made["served"].service.save()
    made["south"].service.is_at_home = True
    made["south"].service.save()
    made["north"].service.is_online = True
    made["north"].service.save()
    union = Organization.objects.create(pk=UNION, name="Verband")
    branch = Organization.objects.create(name="Ortsverein", parent=union)
    own = Organization.objects.create(pk=OWN, name="Haus", parent=branch)
    Organization.objects.create(pk=NOBODY, name="Leer")
    Service.objects.filter(pk=made["north"].service_id).update(organization=own)
    Service.objects.filter(pk=made["south"].service_id).update(organization=union)
    return made


def found(asked: SearchRequest) -> tuple[str, ...]:
    return tuple(str(hit.id) for hit in queries.search(asked).hits)


def everything(**given: object) -> SearchAnswer:
    return queries.search(request(page_size=100, **given))


def keys(answer: SearchAnswer, links: dict[str, ServiceAtLocation]) -> list[str]:
    by_id: dict[uuid.UUID, str] = {link.pk: name for name, link in links.items()}
    return [by_id[hit.id] for hit in answer.hits]


OWN = "00000000-0000-4000-8000-00000000000a"
UNION = "00000000-0000-4000-8000-00000000000b"
NOBODY = "00000000-0000-4000-8000-00000000000c"
SCOPES = (
    (Scope(), {"here", "served", "north", "south", "county"}),
    (Scope(organizations=(OWN,)), {"north"}),
    (Scope(organizations=(UNION,)), {"north", "south"}),
    (Scope(organizations=(OWN, UNION)), {"north", "south"}),
    (Scope(organizations=(NOBODY,)), set()),
    (Scope(organizations=(UNION,), topics=("x-care",)), {"north"}),
    (Scope(home=("06999002",), organizations=(UNION,)), set()),
    (Scope(topics=("x-care",)), {"here", "north"}),
    (Scope(topics=("x-group",)), {"here", "north"}),
    (Scope(topics=("x-care",), audiences=("x-old",)), {"here", "north", "south"}),
    (Scope(life_situations=("x-debt",)), set()),
    (Scope(areas=("06999002",)), {"here", "served", "county"}),
    (Scope(areas=("06999003",), topics=("x-other",)), {"south"}),
    (Scope(social_areas=("west",)), {"here", "served", "north", "county"}),
    (Scope(languages=("uk",)), {"north"}),
    (Scope(accessibility=("lift",)), {"here", "county"}),
    (Scope(accessibility=("lift", "toilet")), {"county"}),
    (Scope(free=True), {"served"}),
    (Scope(at_home=True), {"south"}),
    (Scope(remote=True), {"north"}),
    (Scope(types=("event",)), set()),
    (TOWN, {"here", "served", "county"}),
    (Scope(home=("06999002",), topics=("x-care",)), {"here"}),
)


_ANYWHERE = (
    *SCOPES,
    (Scope(topics=("x-other",)), {"north", "south"}),
)


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
    return next(inside for other, inside in _ANYWHERE if other == scope.anywhere)


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
