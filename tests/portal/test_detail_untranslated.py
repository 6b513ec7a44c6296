"""What the page of a record says of texts that it has only in German."""

from __future__ import annotations

import uuid

import pytest

from sozialatlas.directory.faces import Face, Said
from sozialatlas.portal.detail import untranslated

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
        id=uuid.UUID(int=1), type="service", organization="", name=name, summary=summary, fees=fees
    )

    assert untranslated.note(face, language) == told
