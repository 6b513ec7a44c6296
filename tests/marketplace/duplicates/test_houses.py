"""Addresses in one spelling, slips of the keyboard in them, and doors of one house."""

from __future__ import annotations

import pytest

from sozialatlas.marketplace.duplicates.houses import (
    are_other_doors,
    doors,
    doors_in_name,
    is_slip,
    street_and_number,
)


@pytest.mark.parametrize(
    ("written", "city", "said"),
    [
        ("Hauptstraße 12 a", "", ("hauptstr", "12a")),
        ("Hauptstr. 12, 3. OG", "", ("hauptstr", "12")),
        ("1840 Calvert Street NW, Suite 2", "", ("calvertst", "1840")),
        ("1840 Calvert St Northwest", "", ("calvertst", "1840")),
        ("3917 Minnesota Avenue Northeast", "", ("minnesotaave", "3917")),
        ("3917 Minnesota Ave NE", "", ("minnesotaave", "3917")),
        ("9 Old Mill Road #202", "", ("oldmillrd", "9")),
        ("3400 Minnesota Avenue SE Washington", "Washington, DC", ("minnesotaave", "3400")),
    ],
)
def test_a_street_is_one_however_it_is_written(
    written: str, city: str, said: tuple[str, str]
) -> None:
    assert street_and_number(written, city) == said


@pytest.mark.parametrize(
    ("first", "second", "may_be_one"),
    [
        ("angerstr 49 61169", "angerstr 9 61169", True),
        ("angerstr 3440 61169", "angerstr 3400 61169", True),
        ("angerstr 12 61169", "angerstr 12a 61169", True),
        ("massachusettsave 1234 20005", "massachuettesave 1234 20005", True),
        ("angerstr 12 61169", "angerstr 14 61169", False),
        ("angerstr 12a 61169", "angerstr 12b 61169", False),
        ("angerstr 12a 61169", "angerstr 14a 61169", False),
        ("angerstr 12a 61169", "angerstr 13a 61169", False),
        ("angerstr 112a 61169", "angerstr 12a 61169", True),
        ("angerstr 3 61169", "angerstr 5 61169", False),
        ("angerstr 12 61169", "angerstr 12 61169", True),
        ("angerstr 49 61169", "angerstr 9 35510", False),
        ("angerstr 12 61169", "bahnhofstr 12 61169", False),
        ("massachusettsave 1234 20005", "massachuettesave 1243 20005", False),
    ],
)
def test_a_slip_is_one_key_and_neighbours_are_none(
    first: str, second: str, may_be_one: bool
) -> None:
    assert (is_slip(first, second), is_slip(second, first)) == (may_be_one, may_be_one)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Anger 1, 3. OG", {("floor", "3")}),
        ("Anger 1, 3. Stock", {("floor", "3")}),
        ("Anger 1, EG", {("floor", "0")}),
        ("Wohnbau Lindental eG", set()),
        ("1313 New York Ave NW, Fifth Floor", {("floor", "5")}),
        ("1313 New York Avenue, NW BSMT Suite 1", {("floor", "-1"), ("room", "1")}),
        ("Anger 1, 1./2. OG", {("floor", "1"), ("floor", "2")}),
        ("Zimmer 12", {("room", "12")}),
        ("Ortsgruppe 12", set()),
        ("Am Zimmerplatz 3", set()),
    ],
)
def test_a_line_names_floors_and_rooms(line: str, said: set[tuple[str, str]]) -> None:
    assert doors(line) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Sonnenschein Pflege UG (haftungsbeschränkt)", set()),
        ("Tagespflege Sonne UG", set()),
        ("Bauverein EG", set()),
        ("Kita am Anger, EG", {("floor", "0")}),
        ("Praxis (UG)", {("floor", "-1")}),
        ("Beratung 2. OG", {("floor", "2")}),
    ],
)
def test_a_legal_form_in_a_name_is_no_floor(name: str, said: set[tuple[str, str]]) -> None:
    assert doors_in_name(name) == said


@pytest.mark.parametrize(
    ("first", "second", "are_other"),
    [
        ("3. OG", "2. Stock", True),
        ("Zimmer 12", "Raum 14", True),
        ("3. OG", "3. Etage", False),
        ("3. OG", "Zimmer 12", False),
        ("3. OG", "", False),
        ("3. OG, Zimmer 12", "3. OG, Zimmer 14", True),
    ],
)
def test_doors_differ_only_where_both_name_one(first: str, second: str, are_other: bool) -> None:
    assert are_other_doors(doors(first), doors(second)) == are_other
