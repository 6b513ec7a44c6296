"""The process of the sentence model, with a model that knows letters only."""

from __future__ import annotations

import socket
import stat
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from sozialatlas.directory.models import Topic
from sozialatlas.search.understanding import meaning, phrasebook
from sozialatlas.search.understanding.concepts import Concept, Phrase
from sozialatlas.search.understanding.sentences import model, protocol, serving
from sozialatlas.search.understanding.sentences.kept import FILE, KeptVectors
from sozialatlas.search.understanding.sentences.likeness import score
from sozialatlas.search.understanding.sentences.model import Vectors
from sozialatlas.search.understanding.sentences.protocol import Question, Reply
from sozialatlas.search.understanding.sentences.taxonomy import Watched
from tests.installation import wait_until
from tests.search.sentences import LetterModel

SAID = [
    Phrase("debt_counselling", "ich habe Schulden"),
    Phrase("debt_counselling", "Schuldnerberatung"),
    Phrase("dentist", "mein Zahn tut weh"),
    Phrase("dentist", "Zahnarzt"),
    Phrase("library", "Bücher ausleihen"),
]


def ready(folder: Path, said: list[Phrase] | None = None) -> serving.SentenceServer:
    server = serving.SentenceServer(LetterModel(), KeptVectors(folder, "letters 1"))
    server.learn(SAID if said is None else said)
    while server.is_busy:
        server.work()
    return server


def topics(reply: Reply) -> list[str]:
    return [one.topic for one in reply.concepts]


def test_nearest_topic_stands_first(tmp_path: Path) -> None:
    server = ready(tmp_path)

    assert topics(server.reply(Question("Zahnarzt")))[0] == "dentist"
    assert topics(server.reply(Question("wer hilft bei Schulden")))[0] == "debt_counselling"


def test_nothing_is_compared_until_all_phrases_are_known(tmp_path: Path) -> None:
    server = serving.SentenceServer(LetterModel(), KeptVectors(tmp_path, "letters 1"))
    before = server.reply(Question("Zahnarzt"))
    server.learn(SAID)
    server.work()

    assert (before, before.is_ready) == (Reply(0, 0), False)
    assert server.reply(Question("Zahnarzt")) == Reply(1, 5)


def test_new_phrase_is_learnt_while_the_former_ones_answer(tmp_path: Path) -> None:
    server = ready(tmp_path)
    server.learn([*SAID, Phrase("dentist", "Karies")])
    meanwhile = server.reply(Question("Bücher ausleihen"))
    server.work()

    assert topics(meanwhile)[0] == "library"
    assert topics(server.reply(Question("Karies")))[0] == "dentist"


def test_vectors_are_kept_for_the_next_start(tmp_path: Path) -> None:
    first = ready(tmp_path).reply(Question("Zahnarzt"))
    letters = LetterModel()
    again = serving.SentenceServer(letters, KeptVectors(tmp_path, "letters 1"))
    again.learn(SAID)
    letters.asked.clear()

    assert (again.is_busy, again.reply(Question("Zahnarzt"))) == (False, first)
    assert letters.asked == ["Zahnarzt"]


def test_vectors_of_another_version_and_of_others_phrases_are_forgotten(tmp_path: Path) -> None:
    ready(tmp_path)
    texts = [phrase.text for phrase in SAID]
    assert KeptVectors(tmp_path, "letters 2").missing(texts) == texts

    ready(tmp_path, [SAID[0], Phrase("dentist", "Karies")])

    assert KeptVectors(tmp_path, "letters 1").missing(texts) == texts[1:]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a file", b"\x00" * 500])
def test_broken_file_of_vectors_counts_as_none(tmp_path: Path, content: bytes) -> None:
    ready(tmp_path)
    (tmp_path / FILE).write_bytes(content)

    assert KeptVectors(tmp_path, "letters 1").missing(["Zahnarzt"]) == ["Zahnarzt"]


def test_cut_file_of_vectors_counts_as_none(tmp_path: Path) -> None:
    ready(tmp_path)
    whole = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(whole[: len(whole) // 2])

    assert KeptVectors(tmp_path, "letters 1").missing(["Zahnarzt"]) == ["Zahnarzt"]


def test_directory_without_topics_is_never_ready(tmp_path: Path) -> None:
    reply = ready(tmp_path, []).reply(Question("Zahnarzt"))

    assert (reply, reply.is_ready) == (Reply(0, 0), False)


def test_scores_lie_between_nothing_and_the_same() -> None:
    assert [score(one) for one in (-0.5, 0.3, 0.55, 0.8, 1.9)] == [0.0, 0.0, 0.5, 1.0, 1.0]


class SlowModel(LetterModel):
    """Takes its time, so that others are given time, too."""

    def query(self, texts: Sequence[str]) -> Vectors:
        time.sleep(0.1)
        return super().query(texts)


@contextmanager
def served(
    folder: Path, said: list[Phrase], letters: type[LetterModel] = LetterModel
) -> Iterator[None]:
    place = folder / protocol.FOLDER
    place.mkdir()
    over = threading.Event()
    news = [said]
    server = serving.SentenceServer(letters(), KeptVectors(place, "letters 1"))
    with serving.listening(folder) as opened:
        thread = threading.Thread(
            target=serving.serve,
            args=(server, opened, lambda: news.pop() if news else None, over.is_set),
        )
        thread.start()
        try:
            wait_until(lambda: meaning.ask(folder, Question(), 5).is_ready)
            yield
        finally:
            over.set()
            thread.join()


def test_socket_answers_its_owner_only(tmp_path: Path) -> None:
    with served(tmp_path, SAID):
        reply = meaning.ask(tmp_path, Question("Zahnarzt"), 5)
        mode = stat.filemode((tmp_path / protocol.FOLDER / protocol.SOCKET).stat().st_mode)

    assert (topics(reply)[0], reply.done, reply.total) == ("dentist", 5, 5)
    assert mode == "srw-------"


@pytest.mark.parametrize(
    "sent",
    [b"\n", b"Zahnarzt\n", b'{"text":7}\n', b"x" * 90_000, b'{"text":"%s"}\n' % (b"x" * 301)],
)
def test_wrong_question_hurts_nobody_else(tmp_path: Path, sent: bytes) -> None:
    with served(tmp_path, SAID):
        with socket.socket(socket.AF_UNIX) as client, protocol.address(tmp_path) as address:
            client.settimeout(5)
            client.connect(address)
            try:
                client.sendall(sent)
                said = client.recv(100)
            except (BrokenPipeError, ConnectionResetError):
                said = b""
        reply = meaning.ask(tmp_path, Question("Zahnarzt"), 5)

    assert (said, topics(reply)[0]) == (b"", "dentist")


def test_silent_client_holds_nobody_up_for_long(tmp_path: Path) -> None:
    with (
        served(tmp_path, SAID),
        socket.socket(socket.AF_UNIX) as silent,
        protocol.address(tmp_path) as address,
    ):
        silent.connect(address)
        reply = meaning.ask(tmp_path, Question("Zahnarzt"), 1)

    assert topics(reply)[0] == "dentist"


def test_who_asks_all_the_time_keeps_nobody_from_learning(tmp_path: Path) -> None:
    # Until it is ready it is asked more often than its rest after a phrase is long.
    with served(tmp_path, SAID, SlowModel):
        assert topics(meaning.ask(tmp_path, Question("Zahnarzt"), 5))[0] == "dentist"


@pytest.mark.django_db
def test_phrases_of_the_taxonomy_are_read_anew_after_a_change() -> None:
    watched = Watched()
    first = watched.changed()
    unchanged = watched.changed()
    Topic.objects.create(code="fishing", name="Angeln")
    second = watched.changed()

    assert first is not None
    assert second is not None
    names = {Phrase(topic.code, topic.name) for topic in Topic.objects.exclude(code="fishing")}
    assert names | set(phrasebook.packaged()) <= set(first)
    assert unchanged is None
    assert set(second) - set(first) == {Phrase("fishing", "Angeln")}


@pytest.mark.skipif(model.is_installed(), reason="the extra [semantic] is installed")
def test_command_says_where_to_read_how_it_is_installed(data_dir: Path) -> None:
    with pytest.raises(CommandError, match=r"docs/semantic\.md"):
        call_command("run_sentences")


def test_concepts_are_sent_as_they_are() -> None:
    found = (Concept("dentist", 0.5),)

    assert protocol.line(Reply(1, 1, found)) == (
        b'{"done":1,"total":1,"concepts":[{"topic":"dentist","score":0.5}]}\n'
    )
