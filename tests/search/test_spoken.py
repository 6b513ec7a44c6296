"""Long dictated sentences lead to the topics that help, whatever is said around them."""

from __future__ import annotations

import pytest

from sozialatlas.directory.taxonomy import read_taxonomy
from sozialatlas.search.german import lexicon
from sozialatlas.search.understanding import phrasebook, speech
from sozialatlas.search.understanding.concepts import Phrase, PhraseBook
from tests.search import spoken

NAMED = 3
"""So many topics are named above the results."""


@pytest.fixture(scope="module")
def book() -> PhraseBook:
    said = [Phrase(topic.code, word) for topic in read_taxonomy().topics for word in topic.words]
    return PhraseBook([*said, *phrasebook.packaged()])


@pytest.mark.parametrize(("sentence", "topics"), spoken.told())
def test_a_spoken_sentence_leads_to_help(sentence: str, topics: str, book: PhraseBook) -> None:
    named = [one.topic for one in book.concepts(speech.plainly(sentence))]
    problems = [set(side.split("/")) for side in topics.split(" + ")]
    looked_at = named[: NAMED if len(problems) > 1 else 1]

    assert [one for one in problems if one.isdisjoint(looked_at)] == []


def test_the_spoken_sentences_are_long_and_no_packaged_phrases() -> None:
    known = {phrase.text.casefold() for phrase in phrasebook.packaged()}
    sentences = [sentence for sentence, _ in spoken.told()]

    assert [one for one in sentences if one in known or not 15 <= len(one.split()) <= 30] == []


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        (
            "ja hallo ich wollte mal fragen meine Mutter ist gestürzt und wohnt allein",
            "meine Mutter ist gestürzt und wohnt allein",
        ),
        (
            "mei mudder ko nimmer laafe un i hob koa Auto",
            "meine mutter kann nicht mehr laafe un i habe keine Auto",
        ),
        ("Moin Café am Hafen", "Moin Café am Hafen"),
        ("", ""),
        (
            "hallo also ich weiß nicht mehr weiter guten Tag vielen Dank",
            "hallo also ich weiß nicht mehr weiter guten Tag vielen Dank",
        ),
        ("my mother can not walk any more", "my mother can not walk any more"),
    ],
)
def test_speech_is_put_plainly(said: str, plain: str) -> None:
    assert speech.plainly(said) == plain


def test_every_entry_of_speech_stands_once() -> None:
    said = [line.partition("=")[0].strip() for line in lexicon.lines(speech.ENTRIES)]

    assert sorted(said) == sorted(set(said))
