"""The real sentence model over the phrases of two dangers and of daily needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from sozialatlas.search.understanding import phrasebook
from sozialatlas.search.understanding.blending import blend
from sozialatlas.search.understanding.concepts import PhraseBook
from sozialatlas.search.understanding.sentences import model, serving
from sozialatlas.search.understanding.sentences.kept import KeptVectors
from sozialatlas.search.understanding.sentences.protocol import Question

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not model.is_installed(), reason="the extra [semantic] is not installed"),
]
TOPICS = {"perpetrator_work", "womens_shelter", "violence_counselling", "debt_counselling"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> serving.SentenceServer:
    folder: Path = tmp_path_factory.mktemp("sentences")
    server = serving.SentenceServer(model.load(), KeptVectors(folder, model.version()))
    server.learn(phrase for phrase in phrasebook.packaged() if phrase.topic in TOPICS)
    while server.is_busy:
        server.work()
    return server


@pytest.mark.parametrize(
    "text",
    [
        "mein Mann schlägt mich",
        "mein Freund wird immer handgreiflich gegen mich",
        "my husband hits me when he is drunk",
        "kocam bana vuruyor",
        "муж избивает меня",
        "чоловік мене б'є",  # noqa: RUF001 -- Ukrainian
        "زوجي يضربني",
    ],
)
def test_who_is_beaten_is_never_sent_to_perpetrator_work(
    server: serving.SentenceServer, text: str
) -> None:
    book = PhraseBook(one for one in phrasebook.packaged() if one.topic in TOPICS)

    blended = blend(book.concepts(text, 10), server.reply(Question(text)).concepts)

    assert blended[0].topic in {"womens_shelter", "violence_counselling"}


def test_language_without_phrases_is_understood(server: serving.SentenceServer) -> None:
    found = server.reply(Question("tengo muchas deudas y no puedo pagarlas")).concepts[0]

    assert (found.topic, found.score > 0.3) == ("debt_counselling", True)
