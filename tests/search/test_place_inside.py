"""Places said among the words, and words that only look like places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sozialatlas.places.names import fold
from sozialatlas.places.references import Place, PlaceKind
from sozialatlas.search.understanding.place_inside import Gazetteer, PlaceInside, find

TOWNS = {"aue", "wetzlar", "wald", "essen", "bad salzborn", "35576", "au", "meine", "ferne"}
EVERYDAY = {"essen", "wald", "radern", "leer", "mutter", "rechte"}
# Localities of other counties, found by their folded names without linking words.
ELSEWHERE = {"leer", "rechte", "nidda"}


def place(name: str) -> Place:
    return Place(PlaceKind.MUNICIPALITY, name, name, "", 50.0, 9.0, "06999001", name, "", 3.0)


def named(name: str) -> tuple[Place, ...]:
    folded = fold(name)
    if folded in ELSEWHERE:
        return (replace(place(name), kind=PlaceKind.LOCALITY, municipality_key=""),)
    return (place(name),) if folded in TOWNS else ()


# What is taken for the misspelt name of a town here.
SLIPS = {"wetzlahr": "Wetzlar", "bad salzbron": "Bad Salzborn"}
GAZETTEER = Gazetteer(
    named, lambda one: bool(one.municipality_key), EVERYDAY, lambda text: SLIPS.get(text.lower())
)


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
        ("Tafel in Nidda", "Tafel", "Nidda"),
        ("Wetzlar", "", "Wetzlar"),
        ("Zahnarzt bei mir in Wetzlar", "Zahnarzt", "Wetzlar"),
        ("bei uns in Wetzlar Kita", "Kita", "Wetzlar"),
        ("Beratung hier in Wetzlar", "Beratung", "Wetzlar"),
        ("hier bei mir in Wald Kinderarzt", "Kinderarzt", "Wald"),
        ("Kita in meiner Nähe in Aue", "Kita", "Aue"),
        ("Kita in der Nähe Aue", "Kita", "Aue"),
        ("Kita in meiner Nähe, Aue", "Kita", "Aue"),
        ("Aue Kita in meiner Nähe", "Kita", "Aue"),
        ("Tafel in meiner Stadt Wetzlar", "Tafel", "Wetzlar"),
        ("Tafel in der Stadt Wetzlar", "Tafel", "Wetzlar"),
        ("Tafel in unserem Ort Bad Salzborn", "Tafel", "Bad Salzborn"),
        ("Hausarzt near me in Aue", "Hausarzt", "Aue"),
        ("Kinderarzt in meiner Umgebung von Wald", "Kinderarzt", "Wald"),
    ],
)
def test_place_is_found_among_the_words(text: str, rest: str, name: str) -> None:
    assert find(text, GAZETTEER) == PlaceInside(rest, name)


@pytest.mark.parametrize(
    ("text", "rest", "name"),
    [
        ("курси німецької Wetzlar", "курси німецької", "Wetzlar"),
        ("детский сад Wetzlar", "детский сад", "Wetzlar"),
        ("Wetzlar детский сад", "детский сад", "Wetzlar"),
        ("муж меня бьет Wetzlar", "муж меня бьет", "Wetzlar"),
        ("طبيب Wetzlar", "طبيب", "Wetzlar"),
        ("Bad Salzborn طبيب", "طبيب", "Bad Salzborn"),
        ("врач Bad Salzborn ребенок", "врач ребенок", "Bad Salzborn"),
        ("德语课程Wetzlar", "德语课程", "Wetzlar"),
        ("зубной 35576", "зубной", "35576"),
        ("врач в Wald", "врач", "Wald"),
        ("лікар біля Wetzlar", "лікар", "Wetzlar"),
        ("طبيب في Nidda", "طبيب", "Nidda"),
        ("dişçi Wetzlar", "dişçi", "Wetzlar"),
    ],
)
def test_words_of_any_script_stay_beside_the_place(text: str, rest: str, name: str) -> None:
    assert find(text, GAZETTEER) == PlaceInside(rest, name)


@pytest.mark.parametrize(
    ("text", "rest", "name"),
    [
        ("zahnarzt wetzlahr", "zahnarzt", "Wetzlar"),
        ("Kita in der Nähe von Wetzlahr", "Kita", "Wetzlar"),
        ("Physio Bad Salzbron Rücken", "Physio Rücken", "Bad Salzborn"),
        ("врач wetzlahr", "врач", "Wetzlar"),
        ("Kita in meiner Nähe in Wetzlahr", "Kita", "Wetzlar"),
        ("wetzlahr", "", "Wetzlar"),
        # Where a place is spelled rightly, it alone is meant.
        ("Haus Wetzlahr in Aue", "Haus Wetzlahr", "Aue"),
    ],
)
def test_a_misspelt_town_is_read_as_the_town(text: str, rest: str, name: str) -> None:
    assert find(text, GAZETTEER) == PlaceInside(rest, name)


@pytest.mark.parametrize(
    "text",
    [
        "Essen auf Rädern",
        "Wald Kindergarten",
        "Pflegeheim",
        "wo gibt es Essen",
        "kein Geld für Essen",
        "mein Mann schlägt mich, Hilfe für meine Kinder",
        "Pflegedienst für meine Mutter",
        "der Kühlschrank ist leer und das Geld ist alle",
        "Ärger in Rechte",
        "Nidda Radweg",
        "au",
        "gibt es hier Essen",
        "bei mir zu Hause riecht es nach Gas",
        "курси німецької",
        "муж меня бьет",
        "Bad врач Salzborn",
        "врач Wald",
        "",
    ],
)
def test_everyday_words_stay_words(text: str) -> None:
    assert find(text, GAZETTEER) is None


@pytest.mark.parametrize(
    "text",
    [
        "Beratung in meiner Nähe",
        "Beratung hier in der Nähe",
        "Beratung near me",
        "Beratung in meiner Stadt",
        "Beratung hier bei mir",
    ],
)
def test_near_me_is_no_word(text: str) -> None:
    assert find(text, GAZETTEER) == PlaceInside("Beratung", "", is_near_me=True)


def test_a_long_text_is_looked_at_only_to_a_limit() -> None:
    asked: list[str] = []

    def noted(name: str) -> tuple[Place, ...]:
        asked.append(name)
        return ()

    assert find("wort " * 5_000, replace(GAZETTEER, named=noted)) is None
    assert len(asked) <= 24 * 4
