"""What some entries leave out and others say."""

from __future__ import annotations

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
