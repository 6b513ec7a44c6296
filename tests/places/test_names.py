from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from sozialatlas.places.names import core_name, fold, full_spellings, spellings, split_district


@pytest.mark.parametrize(
    "text",
    [
        "Limburg an der Lahn",
        "Limburg a. d. Lahn",
        "Limburg a.d.Lahn",
        "limburg a d lahn",
        "Limburg/Lahn",
        "LIMBURG, LAHN",
    ],
)
def test_ways_to_write_limburg_are_one(text: str) -> None:
    assert fold(text) == "limburg lahn"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("St. Augustin", "sankt augustin"),
        ("Frankfurt/Main", "frankfurt main"),
        ("Neukirchen b.Hl.Blut", "neukirchen heilig blut"),
        ("Neukirchen beim Heiligen Blut", "neukirchen heilig blut"),
        ("Neukirchen/Erzgeb.", "neukirchen erzgebirge"),
        ("Königsberg i.Bay.", "koenigsberg bay"),
        ("Straße", "strasse"),
        ("Au", "au"),
        ("In der Au", "in au"),
        ("", ""),
        ("!?", ""),
    ],
)
def test_folded_names(text: str, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize("typed", ["München", "Muenchen", "Munchen", "MÜNCHEN", "mu\u0308nchen"])
def test_umlauts_are_found_in_each_writing(typed: str) -> None:
    assert fold(typed) in spellings("München")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Limburg a. d. Lahn", "Limburg"),
        ("Frankfurt (Oder)", "Frankfurt"),
        ("Frankfurt am Main", "Frankfurt"),
        ("Neukirchen vorm Wald", "Neukirchen"),
        ("Lutherstadt Wittenberg", "Wittenberg"),
        ("Wittenberg", "Wittenberg"),
    ],
)
def test_addition_and_title_may_be_missing(name: str, typed: str) -> None:
    assert fold(typed) in spellings(name)


@pytest.mark.parametrize(
    ("name", "typed"),
    [("Bad Homburg v. d. Höhe", "Homburg"), ("Aue", "Au"), ("Limburgerhof", "Limburg")],
)
def test_other_places_stay_apart(name: str, typed: str) -> None:
    assert fold(typed) not in spellings(name)


def test_core_name() -> None:
    names = ["Neukirchen b.Hl.Blut", "Essen (Oldenburg)", "Neustadt/Harz", "Neukirchen-Vluyn"]

    assert [core_name(name) for name in names] == [
        "Neukirchen",
        "Essen",
        "Neustadt",
        "Neukirchen-Vluyn",
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hamburg Altstadt", ("Hamburg", "Altstadt")),
        ("Neukirchen vorm Wald", ("Neukirchen vorm Wald", "")),
        ("Karwitz Karwitz", ("Karwitz", "")),
        ("Hamburg", ("Hamburg", "")),
    ],
)
def test_district_is_split_off(name: str, expected: tuple[str, str]) -> None:
    assert split_district(name, {"Hamburg", "Neukirchen", "Karwitz"}) == expected


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    folded = fold(text)

    assert fold(folded) == folded
    assert folded == folded.strip().lower()


@given(st.text(max_size=40))
def test_a_name_is_found_by_itself(name: str) -> None:
    if fold(name):
        assert fold(name) in full_spellings(name)
        assert full_spellings(name) <= spellings(name) | full_spellings(name)
        assert fold(name) in spellings(name)


@given(st.text("abcdefghijklmnopqrstuvwxyzäöüß -/().", max_size=30))
def test_case_does_not_matter(name: str) -> None:
    assert fold(name) == fold(name.upper())
