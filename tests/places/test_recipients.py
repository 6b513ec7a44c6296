from __future__ import annotations

import pytest

from sozialatlas.places.recipients import PostalLine, is_named_like_recipient, large_recipients


def lines(*rows: tuple[str, str, str, str]) -> list[PostalLine]:
    return [PostalLine(number, *row) for number, row in enumerate(rows, start=1)]


@pytest.mark.parametrize(
    "name",
    [
        "LAB1886 GmbH",
        "Kahl, Amandus GmbH & Co",
        "1. FC Kaiserslautern e.V.",
        "Agentur für Arbeit Stade",
        "Finanzamt",
        "Amtsgericht",
        "HUK-Coburg",
        "Südwestrundfunk",
        "Bayer. Versorgungskammer",
    ],
)
def test_names_of_recipients(name: str) -> None:
    assert is_named_like_recipient(name)


@pytest.mark.parametrize(
    "name",
    [
        "Freigericht",
        "Linsengericht",
        "Freiamt",
        "Maikammer",
        "Wiershop",
        "Landesbergen",
        "Bayerisch Eisenstein",
        "Weißenburg in Bayern",
        "Dienstweiler",
        "Seeheilbad Graal-Müritz",
        "Au",
        "Bergen auf Rügen",
    ],
)
def test_names_of_places(name: str) -> None:
    assert not is_named_like_recipient(name)


def test_a_code_with_a_recipient_is_no_place_but_for_the_city_itself() -> None:
    rows = lines(
        ("67653", "Pfaff GmbH", "07312", "Kaiserslautern, kreisfreie Stadt"),
        ("67653", "Barbarossa Brot", "07312", "Kaiserslautern, kreisfreie Stadt"),
        ("67653", "Kaiserslautern", "07312", "Kaiserslautern, kreisfreie Stadt"),
        ("67655", "Hohenecken", "07312", "Kaiserslautern, kreisfreie Stadt"),
    )

    assert large_recipients(rows) == {1, 2}


def test_the_other_way_to_write_a_county_marks_recipients() -> None:
    rows = lines(
        ("31224", "Peine", "03157", "Peine"),
        ("31228", "Vöhrum", "03157", "Peine"),
        ("31221", "Stadtwerke Peine", "03157", "Landkreis Peine"),
        ("31222", "Hobein", "03157", "Landkreis Peine"),
    )

    assert large_recipients(rows) == {3, 4}


def test_the_town_hall_of_a_place_is_none_but_a_town_called_stadt_is() -> None:
    rows = lines(
        ("50667", "Köln", "05315", "Köln"),
        ("50605", "Stadt Köln", "05315", "Köln"),
        ("01829", "Stadt Wehlen", "14628", "Sächsische Schweiz"),
    )

    assert large_recipients(rows) == {2}


def test_no_rows_no_recipients() -> None:
    assert large_recipients([]) == frozenset()
