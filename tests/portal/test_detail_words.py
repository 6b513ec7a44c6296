"""Ages, prices, free places and steps in words."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.utils import translation

from sozialatlas.core.components import Pair
from sozialatlas.directory.faces import Access, Face, Places, Price, Said, Served
from sozialatlas.portal.detail import words as said

NOW = dt.datetime(2026, 11, 18, 10, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _german() -> Iterator[None]:
    with translation.override("de"):
        yield


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (3, 6, "Von 3 bis 6 Jahren"),
        (1, None, "Ab 1 Jahr"),
        (18, None, "Ab 18 Jahren"),
        (None, 27, "Bis 27 Jahre"),
        (0, 3, "Bis 3 Jahre"),
        (None, None, ""),
    ],
)
def test_ages_in_words(low: int | None, high: int | None, words: str) -> None:
    face = Face(
        id=uuid.UUID(int=1),
        type="service",
        organization="x",
        organization_id=uuid.UUID(int=1),
        name=Said("x"),
        minimum_age=low,
        maximum_age=high,
    )

    assert said.ages(face) == words


def test_steps_lose_the_numbers_that_somebody_typed() -> None:
    text = "1. Anrufen\n2) Vorbeikommen\n\n- 2 Fotos mitbringen"

    assert said.steps(text) == ["Anrufen", "Vorbeikommen", "2 Fotos mitbringen"]


@pytest.mark.parametrize(
    ("price", "words"),
    [
        (Price("Ermäßigt", Decimal(5), "EUR", ""), "Ermäßigt: 5,00\u00a0€"),
        (Price("Kinder", Decimal(0), "EUR", ""), "Kinder: kostenlos"),
        (Price("", Decimal("1234.5"), "CHF", "im Monat"), "1.234,50\u00a0CHF, im Monat"),
        (Price("Auf Anfrage", None, "EUR", ""), "Auf Anfrage"),
    ],
)
def test_a_price_in_words(price: Price, words: str) -> None:
    assert said.price(price) == words


@pytest.mark.parametrize(
    ("available", "maximum", "words"),
    [
        (2, 12, "2 Plätze frei, 12 insgesamt"),
        (0, None, "0 Plätze frei"),
        (None, 12, "12 Plätze insgesamt"),
        (None, None, ""),
    ],
)
def test_free_places_in_words(available: int | None, maximum: int | None, words: str) -> None:
    assert said.places(Places("Plätze", available, maximum, NOW)) == words


def test_access_in_words_with_its_measure() -> None:
    given = [
        Access(
            feature="step_free", answer="no", measure=Decimal("14.0"), unit="cm", note="Klingel"
        ),
        Access(feature="quiet_room", answer="unknown"),
    ]

    assert [said.access(each) for each in given] == [
        Pair("Eingang ohne Stufen", "Nein, 14\u00a0cm. Klingel"),
        Pair("Ruhiger Raum", "Unbekannt", is_unknown=True),
    ]


def test_everywhere_is_said_before_areas() -> None:
    given = [
        Served(areas=(("Auental", "1"), ("Lindental", "2"))),
        Served(areas=(("Auental", "1"),), is_everywhere=True),
    ]

    assert [said.served(each) for each in given] == [
        "Auental, Lindental",
        "Überall, ohne feste Grenze",
    ]
