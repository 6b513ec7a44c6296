"""The parameters of an address: what they mean, and what is refused under which name."""

from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.search import parameters
from sozialatlas.search.parameters import FLAGS, LISTS, MOST_VALUES, NAMES, Parameters
from sozialatlas.search.requests import BadRequestError, BBox

NOW = dt.datetime(2026, 2, 11, 10, 0, tzinfo=dt.UTC)
NO_LISTS: dict[str, tuple[str, ...]] = dict.fromkeys(LISTS, ())

OWN = "00000000-0000-4000-8000-00000000000a"


def refused(given: dict[str, list[str]]) -> str:
    """Return the parameter that a refusal names."""
    with pytest.raises(BadRequestError) as caught:
        parameters.parse(given)
    assert caught.value.reason
    return caught.value.field


def test_an_empty_address_asks_for_all_services() -> None:
    assert parameters.parse({}) == Parameters(lists=NO_LISTS)


def test_empty_values_are_as_good_as_none() -> None:
    assert parameters.parse({name: [""] for name in NAMES}) == Parameters(lists=NO_LISTS)


@pytest.mark.parametrize("name", NAMES)
def test_values_that_nobody_sees_are_as_good_as_none(name: str) -> None:
    assert parameters.parse({name: ["\u200b\ufeff \u3164"]}) == Parameters(lists=NO_LISTS)


@pytest.mark.parametrize(
    ("text", "number"), [("5", 5.0), ("+5.5", 5.5), (".5", 0.5), ("5.", 5.0), ("1e2", 100.0)]
)
def test_a_number_is_read_as_programs_write_it(text: str, number: float) -> None:
    assert parameters.parse({"radius_km": [text]}).radius_km == number


def test_every_parameter_is_read() -> None:
    found = parameters.parse(
        {
            "q": [" Pflege "],
            "place": ["Nordhausen"],
            "lat": ["50.5"],
            "lon": ["8.25"],
            "radius_km": ["7.5"],
            "bbox": ["8,50,9,51"],
            "topic": ["b", "a", "b"],
            "audience": ["old"],
            "life_situation": ["birth"],
            "language": ["ar"],
            "accessibility": ["lift"],
            "municipality": ["06999001"],
            "social_area": ["west"],
            "organization": [OWN, OWN.upper(), f"urn:uuid:{OWN}"],
            "day": ["mo", "su"],
            "commitment": ["weekly"],
            "availability": ["evening", "weekend"],
            "ability": ["driving"],
            "time": ["9:30"],
            "age": ["17"],
            **{name: ["1"] for name in FLAGS},
            "type": ["event", "service"],
            "sort": ["distance"],
            "page": ["3"],
            "page_size": ["100"],
        }
    )

    assert found == Parameters(
        q="Pflege",
        whole_q="Pflege",
        place="Nordhausen",
        lat=50.5,
        lon=8.25,
        radius_km=7.5,
        bbox=BBox(8, 50, 9, 51),
        lists={
            "topic": ("b", "a"),
            "audience": ("old",),
            "life_situation": ("birth",),
            "language": ("ar",),
            "accessibility": ("lift",),
            "municipality": ("06999001",),
            "social_area": ("west",),
            "organization": (OWN,),
            "day": ("mo", "su"),
            "commitment": ("weekly",),
            "availability": ("evening", "weekend"),
            "ability": ("driving",),
        },
        time=dt.time(9, 30),
        age=17,
        flags=frozenset(FLAGS),
        types=("event", "service"),
        sort="distance",
        page=3,
        page_size=100,
    )


@pytest.mark.parametrize("word", ["1", "true", "TRUE", "ja", "yes", "on"])
def test_a_flag_is_set_by_words_for_yes(word: str) -> None:
    assert parameters.parse({"free": [word]}).flags == {"free"}


@pytest.mark.parametrize(
    ("exact", "taken"), [("", (False, False)), ("1", (True, True)), ("place", (False, True))]
)
def test_all_words_or_only_a_place_are_taken_exactly(exact: str, taken: tuple[bool, bool]) -> None:
    found = parameters.parse({"q": ["Wald"], "exact": [exact]})

    assert (found.as_typed, found.is_place_given) == taken


@pytest.mark.parametrize("word", ["", "0", "false", "nein", "no"])
def test_a_flag_stays_away_by_words_for_no(word: str) -> None:
    assert parameters.parse({"free": [word]}).flags == frozenset()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("colour", "red"),
        ("Q", "Pflege"),
        ("place", "x" * 201),
        ("topic", "x" * 201),
        ("topic", "a\0b"),
        ("radius_km", "0"),
        ("radius_km", "-1"),
        ("radius_km", "501"),
        ("radius_km", "viel"),
        ("radius_km", "nan"),
        ("radius_km", "inf"),
        ("radius_km", "5_0"),
        ("radius_km", "\uff15"),
        ("radius_km", "\u0665"),
        ("radius_km", "0x5"),
        ("radius_km", "1e999"),
        ("radius_km", "5 km"),
        ("bbox", "8,50,9,5_1"),
        ("bbox", "8,50,9,\uff15\uff11"),
        ("bbox", "1,2,3"),
        ("bbox", "9,50,8,51"),
        ("bbox", "8,50,9,inf"),
        ("bbox", "8,50,9,91"),
        ("bbox", "a,b,c,d"),
        ("free", "vielleicht"),
        ("open_now", "2"),
        ("type", "person"),
        ("sort", "colour"),
        ("place", "a\ud800b"),
        ("topic", "a\udfffb"),
        ("day", "monday"),
        ("day", "MO"),
        ("time", "24:00"),
        ("time", "8"),
        ("time", "08:60"),
        ("time", "\uff10\uff18:00"),
        ("age", "-1"),
        ("age", "131"),
        ("age", "vier"),
        ("page", "0"),
        ("page", "-1"),
        ("page", "1.5"),
        ("page", "²"),
        ("page", "1000000000"),
        ("page_size", "0"),
        ("page_size", "101"),
    ],
)
def test_a_bad_value_is_refused_under_its_name(name: str, value: str) -> None:
    assert refused({name: [value]}) == name


def test_a_very_long_text_is_shortened_and_never_refused() -> None:
    found = parameters.parse({"q": ["Pflege " * 2000]})

    assert (found.q, found.is_shortened) == (" ".join(["Pflege"] * 24), True)


@pytest.mark.parametrize(
    ("lat", "lon", "name"),
    [
        ("91", "8", "lat"),
        ("50", "181", "lon"),
        ("50,5", "8", "lat"),
        ("5_0", "8", "lat"),
        ("50", "\uff18", "lon"),
        ("nan", "8", "lat"),
        ("50", "inf", "lon"),
        ("50", "", "lon"),
        ("", "8", "lat"),
    ],
)
def test_a_bad_point_is_refused_under_its_name(lat: str, lon: str, name: str) -> None:
    assert refused({"lat": [lat], "lon": [lon]}) == name


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {*LISTS, "type"}])
def test_what_can_be_said_once_is_not_said_twice(name: str) -> None:
    assert refused({name: ["1", "2"]}) == name


def test_the_same_value_twice_is_no_contradiction() -> None:
    assert parameters.parse({"free": ["1", "1"]}).flags == {"free"}


def test_too_many_values_are_refused() -> None:
    most = [str(number) for number in range(MOST_VALUES)]

    assert parameters.parse({"topic": most}).lists["topic"] == tuple(most)
    assert refused({"topic": [*most, "one more"]}) == "topic"


def test_the_page_sets_its_own_number_of_records() -> None:
    sizes = [
        parameters.parse({}, page_size=7),
        parameters.parse({"page_size": ["9"]}, page_size=7),
    ]

    assert [found.page_size for found in sizes] == [7, 9]
