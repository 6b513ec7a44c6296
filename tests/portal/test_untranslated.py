"""A page says once that texts on it stand there in German."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client

from sozialatlas.directory.faces import Face, Said
from sozialatlas.directory.models import LocalizedText
from sozialatlas.portal import untranslated
from sozialatlas.search import indexing
from tests.portal.searching import look
from tests.search.world import World

ALL = "Diese Angaben gibt es noch nicht in der Sprache dieser Seite, nur auf Deutsch."
SOME = "Einen Teil der Angaben gibt es noch nicht in der Sprache dieser Seite, nur auf Deutsch."
GERMAN, TURKISH = Said("Wir helfen."), Said("Yardım ederiz.", "tr", "machine")  # noqa: RUF001 -- Turkish


@pytest.mark.parametrize(
    ("name", "summary", "fees", "language", "told"),
    [
        (GERMAN, GERMAN, GERMAN, "tr", ALL),
        (TURKISH, GERMAN, GERMAN, "tr", ALL),
        (GERMAN, TURKISH, GERMAN, "tr", SOME),
        (TURKISH, TURKISH, GERMAN, "tr", SOME),
        (GERMAN, TURKISH, TURKISH, "tr", ""),
        (TURKISH, TURKISH, Said(), "tr", ""),
        (GERMAN, GERMAN, GERMAN, "de", ""),
        (GERMAN, GERMAN, GERMAN, "de-simple", ALL),
    ],
)
def test_the_reader_is_told_once_what_is_only_german(
    name: Said, summary: Said, fees: Said, language: str, told: str
) -> None:
    face = Face(
        id=uuid.UUID(int=1),
        type="service",
        organization="",
        organization_id=uuid.UUID(int=1),
        name=name,
        summary=summary,
        fees=fees,
    )

    assert untranslated.of_record(face, language) == told


def test_texts_in_german_are_told_once_to_who_reads_another_language(
    client: Client, world: World
) -> None:
    made = [world.record(f"Hilfe {number}", summary="Beistand.").service for number in range(2)]
    world.record("Rat ohne Text")
    LocalizedText.objects.create(
        kind="service", record_id=made[0].pk, field="summary", language="tr", text="Destek.",
        origin="machine",
    )  # fmt: skip
    indexing.build()

    told = [
        len(re.findall('class="found__language"', look(client, f"/{language}/suche?q={word}")))
        for language, word in (("tr", "Hilfe"), ("de", "Hilfe"), ("tr", "Rat"))
    ]

    assert told == [1, 0, 0]
