"""Places said among the words, and words that only look like places."""

from __future__ import annotations

import pytest

from sozialatlas.places.references import Place, PlaceKind
from sozialatlas.search.understanding.place_inside import PlaceInside, find

TOWNS = {"aue", "wetzlar", "wald", "essen", "bad salzborn", "35576", "au"}
EVERYDAY = {"essen", "wald", "radern"}


def place(name: str) -> Place:
    return Place(PlaceKind.MUNICIPALITY, name, name, "", 50.0, 9.0, "06999001", name, "", 3.0)


def named(name: str) -> tuple[Place, ...]:
    return (place(name),) if name.lower() in TOWNS else ()


@pytest.mark.parametrize(
    ("text", "rest", "name"),
    [
        ("Zahnarzt Aue", "Zahnarzt", "Aue"),
        ("zahnarzt aue", "zahnarzt", "aue"),
        ("Aue Zahnarzt", "Zahnarzt", "Aue"),
        ("Kita 35576", "Kita", "35576"),
        ("Tafel bei Wetzlar", "Tafel", "Wetzlar"),
        ("Kinderarzt in der Nähe von Wetzlar", "Kinderarzt", "Wetzlar"),
        ("Beratung rund um Wetzlar kostenlos", "Beratung kostenlos", "Wetzlar"),
        ("Physio Bad Salzborn Rücken", "Physio Rücken", "Bad Salzborn"),
        ("Kindergarten in Wald", "Kindergarten", "Wald"),
        ("Wohnung in Essen", "Wohnung", "Essen"),
        ("Wetzlar", "", "Wetzlar"),
    ],
)
def test_place_is_found_among_the_words(text: str, rest: str, name: str) -> None:
    assert find(text, named, EVERYDAY) == PlaceInside(rest, name)


@pytest.mark.parametrize(
    "text", ["Essen auf Rädern", "Wald Kindergarten", "Pflegeheim", "wo gibt es Essen", "au", ""]
)
def test_everyday_words_stay_words(text: str) -> None:
    assert find(text, named, EVERYDAY) is None


@pytest.mark.parametrize(
    "text", ["Beratung in meiner Nähe", "Beratung hier in der Nähe", "Beratung near me"]
)
def test_near_me_is_no_word(text: str) -> None:
    assert find(text, named, EVERYDAY) == PlaceInside("Beratung", "", is_near_me=True)


def test_a_long_text_is_looked_at_only_to_a_limit() -> None:
    asked: list[str] = []

    def noted(name: str) -> tuple[Place, ...]:
        asked.append(name)
        return ()

    assert find("wort " * 5_000, noted, EVERYDAY) is None
    assert len(asked) <= 24 * 4
