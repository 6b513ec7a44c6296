"""Misspelt places: names and postal codes of our own that look like what was typed."""

from __future__ import annotations

import pytest

from sozialatlas.places.finder import MunicipalityRow, PlaceIndex, PostalRow

TOWNS = (
    ("Eschburg", "35781"),
    ("Eschbach", "35782"),
    ("Weil", "35799"),
    ("Bad Lindental", "36001"),
)
ELSEWHERE = PostalRow("35791", "Eschburk", "", 50.0, 8.0, "DE", "", "12999", "Kreis Ost")


def town(number: int, name: str, code: str) -> MunicipalityRow:
    return MunicipalityRow(
        f"0699900{number}", name, "DE", 50.0, 8.0 + number, 1000, 10.0, code, "06999", "Kreis"
    )


INDEX = PlaceIndex(
    [town(number, name, code) for number, (name, code) in enumerate(TOWNS)],
    [
        PostalRow(code, name, "", 50.0, 8.0, "DE", f"0699900{number}", "06999", "Kreis")
        for number, (name, code) in enumerate(TOWNS)
    ]
    + [ELSEWHERE],
)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Eschbrug", ["Eschburg"]),
        ("Eschbrg", ["Eschburg"]),
        ("Wiel", ["Weil"]),
        ("bad lindntal", ["Bad Lindental"]),
        ("Wei", []),
        ("Hamburg", []),
        ("99999", []),
        ("", []),
    ],
)
def test_a_slip_of_the_hand_finds_the_place(typed: str, names: list[str]) -> None:
    assert [place.name for place in INDEX.similar(typed, 5)] == names


def test_two_digits_swapped_find_the_code() -> None:
    assert [place.postal_code for place in INDEX.similar("35718", 5)] == ["35781"]


def test_no_more_than_asked_for_are_named() -> None:
    assert len(INDEX.similar("35780", 1)) == 1
