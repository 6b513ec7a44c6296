"""Plain German keeps to the rules of Einfache Sprache, as far as a program can measure them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import messages
import pytest

from sozialatlas.directory.sentences import passive, sentences, words
from sozialatlas.directory.taxonomy.reader import read_taxonomy

LANGUAGE = "de_Simple"
MOST_WORDS = 12

_MARKUP = re.compile(r"<[^>]+>")
_GAP = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
FORBIDDEN = re.compile(
    # Abbreviations,
    r"\b(?:bzw|ggf|usw|etc|evtl|inkl|ca|vgl|z\.\s?B|d\.\s?h|u\.\s?a|i\.\s?d\.\s?R|s\.\s?o)\."
    r"|\bPLZ\b"
    # what might be,
    r"|\b(?:wäre|hätte|würde|könnte|müsste|dürfte|sollte|möchte)\w{0,3}\b"
    # and words of offices.
    r"|\b(?:diesbezüglich|hinsichtlich|bezüglich|gemäß|mittels|zwecks|seitens|anhand|sowie|sofern"
    r"|jeweilig\w*|entsprechend\w*|gegebenenfalls|beziehungsweise|vorübergehend|derzeit"
    r"|Inanspruchnahme|Umkreis\w*|Träger\w*|Zielgruppe\w*|Lebenslage\w*|Sozialraum\w*"
    r"|Kapazität\w*|Vereinbarung|berichtig\w*|Redaktion|Filter)\b"
)


def texts() -> Iterator[str]:
    """Yield each text of plain German: of the pages, then the names of the taxonomy."""
    for room in messages.rooms():
        for message in messages.read(messages.catalog_path(room, LANGUAGE), LANGUAGE):
            if message.id:
                given = message.string
                yield from given if isinstance(given, (tuple, list)) else [given]
    taxonomy = read_taxonomy()
    for terms in (taxonomy.topics, taxonomy.audiences, taxonomy.life_situations):
        yield from (term.plain for term in terms)


def test_sentences_have_at_most_twelve_words() -> None:
    assert [each for text in texts() for each in long_ones(text)] == []


def test_words_are_those_of_everyday() -> None:
    assert [text for text in texts() if FORBIDDEN.search(text)] == []


def test_somebody_does_what_is_done() -> None:
    assert [each for text in texts() for each in sentences(seen(text)) if passive(each)] == []


def long_ones(text: str) -> list[str]:
    return [each for each in sentences(seen(text)) if len(words(each)) > MOST_WORDS]


def seen(text: str) -> str:
    """Return a text as it is read: without markup, each gap a word."""
    return _GAP.sub("Wort", _MARKUP.sub(" ", text))


def test_a_thirteenth_word_is_found() -> None:
    just = "Heute %(n)s bis {time} Uhr: <b>acht</b> neun zehn elf zwölf dreizehn vierzehn."

    assert long_ones(just) == []
    assert long_ones(f"Kurz. {just[:-1]} fünfzehn. Kurz.") == [f"{seen(just)[:-1]} fünfzehn."]


@pytest.mark.parametrize(
    "text", ["Brot bzw. Kuchen", "Brot, z. B. mit Käse", "Das wäre gut", "Ihr Filter", "PLZ"]
)
def test_a_hard_word_is_found(text: str) -> None:
    assert FORBIDDEN.search(text)
