"""What some entries leave out and others say."""

from __future__ import annotations

import pytest

from sozialatlas.marketplace.duplicates.completing import completed
from sozialatlas.marketplace.duplicates.evidence import Entry, Site
from sozialatlas.marketplace.duplicates.finding import find


def place(key: str, street: str, code: str = "", country: str = "DE") -> Entry:
    site = Site(street=street, postal_code=code, city="Lindental", country=country)
    return Entry(kind="location", id=key, name="Jugendzentrum", sites=(site,))


def test_a_house_has_the_postal_code_that_another_entry_says() -> None:
    entries = [place("a", "Am Anger 1", "61169"), place("b", "Am Anger 1"), place("c", "Weg 2")]

    found, _country = completed(entries)

    assert [each.sites[0].postal_code for each in found] == ["61169", "61169", ""]


def test_of_two_postal_codes_none_is_chosen() -> None:
    codes = ("61169", "61170", "")

    found, _country = completed([place(f"p{code}", "Hauptstraße 1", code) for code in codes])

    assert [each.sites[0].postal_code for each in found] == list(codes)


def test_a_number_without_a_place_is_one_of_the_country_of_most() -> None:
    first = Entry(kind="service", id="a", name="Sozialberatung am Ring", phones=("01 4000 1234",))
    second = Entry(
        kind="service", id="b", name="Sozialberatung am Ring", phones=("+43 1 40001234",),
        sites=(Site(city="Wien", country="AT"),),
    )  # fmt: skip

    [found] = find([first, second])

    assert (completed([])[1], completed([first, second])[1]) == ("DE", "AT")
    assert "same_phone" in [reason.code for reason in found.reasons]


@pytest.mark.parametrize(
    ("street", "name"),
    [
        ("Am Anger 1", "Am Anger 1, 61169 Lindental"),
        ("1500 Galen Street SE", "1500 Galen St Southeast Lindental, DC 20020"),
    ],
)
def test_a_name_that_is_the_address_of_a_known_house_stands_for_it(street: str, name: str) -> None:
    unnamed = Entry(kind="location", id="b", name=name, sites=(Site(lat=50.5, lon=8.5),))

    found, _country = completed([place("a", street, "61169"), unnamed])

    site = found[1].sites[0]
    assert (site.street, site.postal_code, site.point) == (street, "61169", (50.5, 8.5))


@pytest.mark.parametrize("name", ["Am Anger 2, Lindental", "Am Anger 1, Auenburg", "Haus 1"])
def test_a_name_that_is_no_known_address_stays_a_name(name: str) -> None:
    unnamed = Entry(kind="location", id="b", name=name)

    assert completed([place("a", "Am Anger 1", "61169"), unnamed])[0][1] == unnamed
