"""What can show that two entries are one."""

from __future__ import annotations

import pytest

from sozialatlas.marketplace.duplicates.evidence import (
    Entry,
    Rarity,
    Site,
    address,
    phone,
    traits,
    web,
)


@pytest.mark.parametrize(
    "written", ["06031 1234-56", "(06031) 123456", "+49 6031 123456", "0049 (0)6031 / 12 34 56"]
)
def test_a_number_is_one_however_it_is_written(written: str) -> None:
    assert phone(written) == "+496031123456"


@pytest.mark.parametrize("written", ["112", "Durchwahl 12", "", "nach Vereinbarung"])
def test_what_everybody_has_or_nobody_can_dial_is_no_evidence(written: str) -> None:
    assert phone(written) == ""


def test_a_number_is_read_as_in_its_country() -> None:
    assert (phone("01 4000 1234", "AT"), phone("044 123 45 67", "CH")) == (
        "+43140001234",
        "+41441234567",
    )


@pytest.mark.parametrize(
    ("url", "keys"),
    [
        ("https://www.tafel.example/", [("domain", "tafel.example")]),
        (
            "http://tafel.example/Ausgabe/",
            [("domain", "tafel.example"), ("page", "tafel.example/ausgabe")],
        ),
        ("https://www.facebook.com/tafel", [("page", "facebook.com/tafel")]),
        ("https://de-de.facebook.com/", []),
        ("http://[kaputt", []),
        ("", []),
    ],
)
def test_a_host_of_many_is_no_evidence_but_its_page_is(
    url: str, keys: list[tuple[str, str]]
) -> None:
    assert list(web(url)) == keys


@pytest.mark.parametrize(
    "street", ["Bahnhofstraße 12 a", "Bahnhofstr. 12a", "BAHNHOFSTRASSE 12A", "Bahnhof-Str 12 a"]
)
def test_a_house_is_one_however_it_is_written(street: str) -> None:
    assert address(Site(street=street, postal_code="61169")) == "bahnhofstr 12a 61169"


def test_a_street_without_a_house_is_no_address() -> None:
    assert address(Site(street="Am Anger", postal_code="61169")) == ""


def test_a_mail_address_at_a_free_provider_shows_no_domain() -> None:
    keys = traits(Entry(kind="organization", id="1", name="A", mails=("a@gmx.de",))).keys
    own = traits(Entry(kind="organization", id="1", name="A", mails=("Info@A.example",))).keys

    assert (keys, own) == (
        {("mail", "a@gmx.de")},
        {("mail", "info@a.example"), ("domain", "a.example")},
    )


def test_a_switchboard_tells_less_than_a_number_of_two() -> None:
    shared = [
        traits(Entry(kind="service", id=str(each), name="A", phones=("06031 100000",)))
        for each in range(30)
    ]
    two = [
        traits(Entry(kind="service", id=f"x{each}", name="A", phones=("06031 200000",)))
        for each in range(2)
    ]

    rarity = Rarity.of([*shared, *two])

    weights = [rarity.weight(("phone", number)) for number in ("+496031200000", "+496031100000")]
    assert [round(each, 2) for each in weights] == [1.0, 0.2]
