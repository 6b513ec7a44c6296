"""From an address to a request: places among the words, the way back, and danger."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest

from sozialatlas.directory.models import ServiceAtLocation, Topic
from sozialatlas.places.models import DataVersion, PostalPlace
from sozialatlas.search import answers, parameters, queries
from sozialatlas.search.answers import Notice
from sozialatlas.search.asking import Asked, ask, request_of
from sozialatlas.search.parameters import FLAGS, LISTS
from sozialatlas.search.requests import BadRequestError, BBox, Near, SearchRequest
from sozialatlas.search.understanding import crisis
from tests.search.world import NOW, World

Build = Callable[[], None]
BEATEN = "mein Mann schlägt mich"
WORDY = " ".join(["gestern war ein langer Tag und ich suche"] * 4)
"""More words than are looked for."""


@pytest.fixture
def county(world: World) -> World:
    """Return the county with a postal code in each town."""
    for number, town in enumerate((world.north, world.middle, world.south)):
        PostalPlace.objects.create(
            country="DE", postal_code=f"6400{number}", name=town.name, lat=town.lat,
            lon=town.lon, municipality=town,
        )  # fmt: skip
    DataVersion.renew()
    return world


def asked(**given: str) -> Asked:
    return ask(parameters.parse({name: [value] for name, value in given.items()}), NOW)


def near(told: Asked) -> tuple[str, float | None] | None:
    """Return the label and the radius that a search keeps to."""
    where = told.request.near
    return (where.label, where.radius_km) if where is not None else None


def test_a_place_among_the_words_becomes_the_place(county: World) -> None:
    told = asked(q="Kita Nordhausen")

    assert (told.request.words, near(told)) == ("Kita", ("Nordhausen (Musterkreis)", 10.0))
    assert told.notices == (Notice(answers.PLACE_UNDERSTOOD, ("Nordhausen", "Kita Nordhausen")),)


@pytest.mark.parametrize(
    "words",
    [
        "Kita bei mir in Nordhausen",
        "Kita hier in Nordhausen",
        "Kita in der Nähe von Nordhausen",
        "Kita in meiner Stadt Nordhausen",
    ],
)
def test_a_named_town_wins_over_near_me(words: str, county: World) -> None:
    told = asked(q=words)

    assert (told.request.words, near(told)) == ("Kita", ("Nordhausen (Musterkreis)", 10.0))


@pytest.mark.parametrize(("exact", "is_as_typed"), [("1", True), ("place", False)])
def test_taken_exactly_no_place_is_read_into_the_words(
    exact: str, is_as_typed: bool, county: World
) -> None:
    told = asked(q="Kita Nordhausen", exact=exact)

    assert (told.request.words, told.request.as_typed, near(told), told.notices) == (
        "Kita Nordhausen",
        is_as_typed,
        None,
        (),
    )


def test_typing_errors_are_repaired_where_only_the_place_is_taken_exactly(
    county: World, indexed: Build
) -> None:
    county.record("Physiotherapie Nordhausen")
    indexed()

    told = queries.search(asked(q="Fisioterapi Nordhausen", exact="place").request)

    assert (told.total, told.notices[0]) == (
        1,
        Notice(answers.REPAIRED, ("fisioterapi", "Physiotherapie")),
    )


@pytest.mark.parametrize(
    ("given", "notices"),
    [
        (
            {"q": BEATEN, "place": "Suedheim", "radius_km": "5"},
            (Notice(answers.ANY_DISTANCE, ("5",)),),
        ),
        ({"q": BEATEN, "place": "Suedheim"}, ()),
        (
            {"q": f"{BEATEN} in Suedheim"},
            (Notice(answers.PLACE_UNDERSTOOD, ("Suedheim", f"{BEATEN} in Suedheim")),),
        ),
        (
            {"q": BEATEN, "lat": "50", "lon": "8.1", "radius_km": "2.5"},
            (Notice(answers.ANY_DISTANCE, ("2.5",)),),
        ),
    ],
)
def test_in_danger_no_radius_keeps_help_away(
    given: dict[str, str], notices: tuple[Notice, ...], county: World, indexed: Build
) -> None:
    shelter = Topic.objects.get(code="womens_shelter")
    for where in (county.north, county.middle):
        county.record(f"Zuflucht {where.name}", where).service.topics.add(shelter)
    indexed()

    told = asked(**given)
    found = queries.search(told.request)

    names = dict(ServiceAtLocation.objects.values_list("pk", "service__name"))
    assert [names[hit.id] for hit in found.hits] == ["Zuflucht Mittstadt", "Zuflucht Nordhausen"]
    assert (told.parameters.radius_km, told.notices) == (None, notices)


def test_without_danger_a_radius_holds(county: World) -> None:
    told = asked(q="Zuflucht", place="Suedheim", radius_km="5")

    assert dataclasses.replace(told.request.near or Near(0, 0), label="") == Near(
        50.0, 8.1, radius_km=5.0, municipality_key="06999003"
    )
    assert told.notices == ()


def test_danger_is_seen_in_all_words_also_where_some_name_a_place(
    county: World, indexed: Build
) -> None:
    county.record("Zirkusschule")
    indexed()

    told = asked(q="keiner ist bei mir, ich will nicht mehr leben Nordhausen")
    found = queries.search(told.request)

    assert told.request.whole_words == "keiner ist bei mir, ich will nicht mehr leben Nordhausen"
    assert [one for one in found.notices if one.code == answers.CRISIS] == [
        Notice(answers.CRISIS, (crisis.SUICIDE,))
    ]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Kita in Suedheim", "Kita"),
        (f"{WORDY} weil Kita", f"{WORDY} weil Kita"),
        (f"{'Kinderhaus ' * 30}Kita", " ".join(["Kinderhaus"] * 24)),
        (f"{BEATEN} in Suedheim", BEATEN),
        (f"{WORDY} weil {BEATEN}", f"{WORDY} weil {BEATEN}"),
        (f"in Suedheim {WORDY} weil {BEATEN}", f"{WORDY} weil {BEATEN}"),
        ("mein Freund tut bei mir weh", "mein Freund tut bei mir weh"),
        (f"{BEATEN} {'und so weiter ' * 90}", f"{BEATEN} {'und so weiter ' * 90}"[:1_200]),
    ],
)
def test_words_of_danger_stay_together_in_what_asks_again(
    typed: str, words: str, county: World
) -> None:
    told = asked(q=typed)

    assert told.words == words
    assert crisis.recognise(told.words) == crisis.recognise(typed)


def test_a_place_taken_back_gives_back_all_words(county: World) -> None:
    typed = f"in Suedheim {WORDY} weil {BEATEN}"

    assert asked(q=typed).notices == (Notice(answers.PLACE_UNDERSTOOD, ("Suedheim", typed)),)


OWN = "00000000-0000-4000-8000-00000000000a"


def test_the_request_holds_all_that_was_asked() -> None:
    near = Near(50.3, 8.1, label="Nordhausen", radius_km=5)
    given = {
        **{
            name: [f"{name}-1", f"{name}-2"]
            for name in LISTS
            if name not in {"day", "organization"}
        },
        "organization": [OWN],
        "day": ["sa", "su"],
        "time": ["18:00"],
        "age": ["0"],
        **{name: ["1"] for name in FLAGS},
        "q": ["Pflege"],
        "bbox": ["8,50,9,51"],
        "type": ["event"],
        "sort": ["distance"],
        "page": ["2"],
        "page_size": ["5"],
    }

    assert request_of(parameters.parse(given), near, NOW) == SearchRequest(
        now=NOW,
        words="Pflege",
        whole_words="Pflege",
        near=near,
        bbox=BBox(8, 50, 9, 51),
        topics=("topic-1", "topic-2"),
        audiences=("audience-1", "audience-2"),
        life_situations=("life_situation-1", "life_situation-2"),
        languages=("language-1", "language-2"),
        accessibility=("accessibility-1", "accessibility-2"),
        municipalities=("municipality-1", "municipality-2"),
        social_areas=("social_area-1", "social_area-2"),
        organizations=(OWN,),
        commitments=("commitment-1", "commitment-2"),
        availability=("availability-1", "availability-2"),
        abilities=("ability-1", "ability-2"),
        days=("sa", "su"),
        time=dt.time(18),
        age=0,
        free=True,
        open_now=True,
        remote=True,
        by_phone=True,
        online=True,
        at_home=True,
        in_person=True,
        outside=True,
        types=("event",),
        sort="distance",
        page=2,
        page_size=5,
    )


def test_distance_without_any_place_is_refused() -> None:
    with pytest.raises(BadRequestError) as caught:
        request_of(parameters.parse({"sort": ["distance"]}), None, NOW)

    assert caught.value.field == "sort"


@pytest.mark.parametrize(
    ("given", "near", "sort"),
    [
        ({}, None, "relevance"),
        ({"type": ["event"]}, None, "date"),
        ({"type": ["event"], "q": ["Chor"]}, Near(50, 8), "date"),
        ({"type": ["event"], "place": ["Neukirchen"]}, None, "date"),
        ({"type": ["event"], "sort": ["relevance"]}, None, "relevance"),
        ({"type": ["event", "service"]}, None, "relevance"),
        ({"sort": ["date"]}, Near(50, 8), "date"),
        ({}, Near(50, 8), "distance"),
        ({"q": ["Chor"]}, Near(50, 8), "relevance"),
    ],
)
def test_the_order_that_nobody_named_fits_what_is_asked(
    given: dict[str, list[str]], near: Near | None, sort: str
) -> None:
    assert request_of(parameters.parse(given), near, NOW).sort == sort


def test_distance_to_a_place_that_may_be_several_gives_the_best_hits() -> None:
    asked = parameters.parse({"sort": ["distance"], "place": ["Neukirchen"]})

    assert request_of(asked, None, NOW).sort == "relevance"
