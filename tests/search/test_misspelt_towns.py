"""Misspelt towns of the county, and words that only look like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sozialatlas.places.models import DataVersion
from sozialatlas.search import answers, parameters
from sozialatlas.search.answers import Notice
from sozialatlas.search.asking import ask
from sozialatlas.search.misspelt_towns import town_meant
from tests.search.world import NOW, World, area

Build = Callable[[], None]
# Wetter is a word of every day as well, and Altenheim one of the taxonomy.
TOWNS = (
    *("Lindental", "Eschburg", "Königsaue", "Bad Salzborn", "Hirnau", "Altenheim", "Wetter"),
    *("Aubach", "Linderode", "Lindenrod", "Erlau"),
)
MISSPELT = {
    "lindenthal": "Lindental",
    "Lindentall": "Lindental",
    "Linndenthall": "Lindental",
    "Lindetal": "Lindental",
    "Lidnental": "Lindental",
    "Xindental": "Lindental",
    "königsauhe": "Königsaue",
    "Koenigsauhe": "Königsaue",
    "Konigsauhe": "Königsaue",
    "Bad Salzbron": "Bad Salzborn",
    "Bad Saltzborn": "Bad Salzborn",
    "Hirna": "Hirnau",
    "Nordhausn": "Nordhausen",
}
OTHERWISE = {
    "spelled rightly": "Lindental",
    "two slips": "Lidnentel",
    "a common word": "Vetter",
    "like a need": "Altenhem",
    "in a record's name": "Eschborg",
    "in a record's text": "Hirnaus",
    "as near to another known word": "Auxach",
    "as near to two towns": "Linderod",
    "a short name": "Erlhau",
    "a short word": "Bat Salzborn",
    "a town and a word": "Bad Salzborn e",
    "no letters": "35576",
    "other letters": "врач",
    "nothing": "",
}


@pytest.fixture
def county(world: World) -> World:
    """Return a county with more towns and with records that hold words like theirs."""
    for number, name in enumerate(TOWNS, start=10):
        area(f"069990{number}", parent=world.county, name=name, lat=50.1, lon=8.1)
    DataVersion.renew()
    world.record("Zahnarzt Lindental")
    world.record("Haus Eschborg")
    world.record("Treff", description="Hinter der Hirnaus")
    world.record("Aulach")
    return world


def test_a_town_is_known_by_a_misspelt_name(county: World, indexed: Build) -> None:
    indexed()

    assert {typed: town_meant(typed) for typed in MISSPELT} == MISSPELT


def test_no_other_word_is_taken_for_a_town(county: World, indexed: Build) -> None:
    indexed()

    found = {why: town_meant(typed) for why, typed in OTHERWISE.items()}

    assert found == dict.fromkeys(OTHERWISE)


def test_without_an_index_no_word_is_taken_for_a_town(county: World) -> None:
    assert town_meant("lindenthal") is None


@pytest.mark.parametrize(
    ("exact", "words", "place", "notices"),
    [
        (
            "",
            "zahnarzt",
            "Lindental",
            (Notice(answers.PLACE_UNDERSTOOD, ("Lindental", "zahnarzt lindenthal")),),
        ),
        ("place", "zahnarzt lindenthal", "", ()),
    ],
)
def test_the_town_is_said_and_can_be_taken_back(
    exact: str,
    words: str,
    place: str,
    notices: tuple[Notice, ...],
    county: World,
    indexed: Build,
) -> None:
    indexed()

    told = ask(parameters.parse({"q": ["zahnarzt lindenthal"], "exact": [exact]}), NOW)

    assert (told.request.words, told.parameters.place, told.notices) == (words, place, notices)
