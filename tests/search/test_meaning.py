"""Asking the process of the sentence model: never longer than agreed, never at any price."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sozialatlas.search.understanding import meaning
from sozialatlas.search.understanding.concepts import Concept
from sozialatlas.search.understanding.sentences import protocol, serving
from sozialatlas.search.understanding.sentences.protocol import Question, Reply
from tests.search.sentences import answering

FOUND = (Concept("debt_counselling", 0.8), Concept("jobcentre", 0.4))
PATIENCE_SECONDS = 30.0
READY = protocol.line(Reply(7, 7, FOUND))


@pytest.fixture(autouse=True)
def fresh(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # A busy machine may keep the answer for long: what is late is a test of its own.
    monkeypatch.setattr(meaning, "LIMIT_SECONDS", PATIENCE_SECONDS)
    meaning.forget()
    yield
    meaning.forget()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the questions that were put to the process, answered or not."""
    texts: list[str] = []
    ask = meaning.ask

    def noted(folder: Path, question: Question, seconds: float) -> Reply:
        texts.append(question.text)
        return ask(folder, question, seconds)

    monkeypatch.setattr(meaning, "ask", noted)
    return texts


def test_topics_of_an_answer_in_time_are_returned(data_dir: Path) -> None:
    with answering(data_dir, READY) as process:
        found = meaning.concepts("Ich kann die  Miete nicht zahlen\x00")

    assert found == list(FOUND)
    assert process.asked == [protocol.line(Question("Ich kann die Miete nicht zahlen"))]


def test_without_a_process_nobody_looks_for_it_again_at_once(asked: list[str]) -> None:
    found = [meaning.concepts(f"Frage {number}") for number in range(100)]

    assert (found, asked) == ([None] * 100, ["Frage 0"])


@pytest.mark.slow
def test_late_answer_counts_as_none_and_later_nobody_waits(
    data_dir: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "LIMIT_SECONDS", 0.05)
    monkeypatch.setattr(meaning, "SECONDS_OF_REST", PATIENCE_SECONDS)

    with answering(data_dir, READY, seconds=PATIENCE_SECONDS):
        found = [meaning.concepts(f"Frage {number}") for number in range(50)]

    assert (found, asked) == ([None] * 50, ["Frage 0", "Frage 1", "Frage 2"])


def test_full_queue_refuses_at_once(data_dir: Path) -> None:
    (data_dir / protocol.FOLDER).mkdir()
    with serving.listening(data_dir):  # and nobody takes a question
        for _ in range(protocol.MOST_WAITING + 1):
            with pytest.raises(TimeoutError):
                meaning.ask(data_dir, Question("Frage"), 0.01)
        with pytest.raises(BlockingIOError):  # and not a TimeoutError after half a minute
            meaning.ask(data_dir, Question("Frage"), PATIENCE_SECONDS)


def test_process_that_is_not_ready_is_left_alone(data_dir: Path) -> None:
    with answering(data_dir, protocol.line(Reply(3, 7))) as process:
        found = [meaning.concepts("eine Frage"), meaning.concepts("noch eine")]

    assert (found, len(process.asked)) == ([None, None], 1)


@pytest.mark.parametrize(
    "answer", [b"", b"\n", b"nothing\n", b'{"done":"7"}\n', b"[1", b'{"done":1,"total":1}']
)
def test_broken_answer_counts_as_none(data_dir: Path, answer: bytes) -> None:
    with answering(data_dir, answer):
        assert meaning.concepts("eine Frage") is None


def test_same_sentence_is_asked_once(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Longer than any clock has run, so that the time to ask anew never falls into the test.
    monkeypatch.setattr(meaning, "_SECONDS_REMEMBERED", 10**12)

    with answering(data_dir, READY) as process:
        found = [meaning.concepts("eine Frage") for _ in range(5)]

    assert (found, len(process.asked)) == ([list(FOUND)] * 5, 1)


def test_longest_sentence_fits_into_a_question(data_dir: Path) -> None:
    with answering(data_dir, READY) as process:
        found = meaning.concepts("😀" * 5000)

    assert found == list(FOUND)
    assert len(process.asked[0]) < protocol.MOST_BYTES


def test_empty_text_has_no_topics(data_dir: Path) -> None:
    with answering(data_dir, READY) as process:
        assert (meaning.concepts(" \u200b\ud800 "), process.asked) == ([], [])


def test_folder_with_a_long_path_works(data_dir: Path) -> None:
    folder = data_dir / ("sehr-" * 30)
    folder.mkdir()
    with answering(folder, READY):
        assert meaning.ask(folder, Question("Frage"), 5).concepts == FOUND


def test_after_three_failures_nobody_is_asked_for_five_seconds() -> None:
    now = [100.0]
    patience = meaning.Patience(lambda: now[0])
    over = []
    for _ in range(3):
        patience.failed()
        over.append(patience.is_over())
    now[0] += meaning.SECONDS_OF_REST
    over.append(patience.is_over())
    patience.failed()  # the first one after the rest
    over.append(patience.is_over())
    now[0] += meaning.SECONDS_OF_REST
    patience.answered()
    patience.failed()
    over.append(patience.is_over())

    assert over == [False, False, True, False, True, False]
