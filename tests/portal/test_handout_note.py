"""The note on a handout: any script stands as it is read, and stays inside its frame."""

from __future__ import annotations

import io

import pypdf
import pytest
from django.test import Client

from sozialatlas.directory.models import ServiceAtLocation
from sozialatlas.portal import saved_ids
from sozialatlas.portal.saved_address import SavedList
from tests.portal import detail_world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ARABIC = "مرحبا"
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
MIDDLE_OF_A4 = 297


def page(client: Client, note: str, *, language: str = "de") -> pypdf.PageObject:
    record: ServiceAtLocation = detail_world.at(
        detail_world.service("Pflegestützpunkt"), detail_world.town(), 2
    )
    saved = SavedList((saved_ids.short(record.pk),))
    url = saved.url(language, "merkliste/handzettel.pdf")
    answer = client.post(url, {"note": note})
    return pypdf.PdfReader(io.BytesIO(answer.content)).pages[0]


def starts(of: pypdf.PageObject, letters: str) -> list[float]:
    """Return how far from the left edge the pieces of text with some letters begin."""
    found: list[float] = []

    def look(text: str, here: list[float], *_font: object) -> None:
        if letters in text:
            found.append(here[4])

    of.extract_text(visitor_text=look)
    return found


def test_an_arabic_line_stands_at_the_right_of_a_german_sheet(client: Client) -> None:
    sheet = page(client, f"Guten Tag, Frau Beispiel.\n{ARABIC}")

    arabic = [start for letter in ARABIC[:4] for start in starts(sheet, letter)]
    assert [start > MIDDLE_OF_A4 for start in starts(sheet, "Guten Tag")] == [False]
    assert {start > MIDDLE_OF_A4 for start in arabic} == {True}


@pytest.mark.parametrize("language", ["de", "uk", "ar"])
def test_a_long_word_stays_inside_the_frame(client: Client, language: str) -> None:
    lines = page(client, LONG, language=language).extract_text().splitlines()

    shown = "".join(lines).replace("\u00ad", "").replace("-", "")
    assert [line for line in lines if LONG in line] == []
    assert LONG in shown


def test_the_lines_of_a_note_stay_apart(client: Client) -> None:
    lines = page(client, "Erstens\n\nZweitens").extract_text().splitlines()

    assert [line for line in lines if line in {"Erstens", "Zweitens"}] == ["Erstens", "Zweitens"]
