"""Answers questions over a Unix socket, and gets the phrases ready in between.

One thread does both: a question waits for one phrase at most. What waits longer than its client
is dropped unread.
"""

from __future__ import annotations

import logging
import os
import select
import socket
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import msgspec
from django.db import DatabaseError, connections

from sozialatlas.search.understanding.concepts import Phrase
from sozialatlas.search.understanding.sentences import protocol
from sozialatlas.search.understanding.sentences.kept import KeptVectors
from sozialatlas.search.understanding.sentences.likeness import Phrases
from sozialatlas.search.understanding.sentences.model import Model
from sozialatlas.search.understanding.sentences.protocol import Question, Reply

log = logging.getLogger(__name__)

# A change of the taxonomy counts within this time; asking the database costs a millisecond.
SECONDS_BETWEEN_LOOKS = 10.0
# A client sends its question right after it has connected.
_SECONDS_TO_READ = 0.05
_PHRASES_BETWEEN_SAVES = 500
# Getting phrases ready takes minutes of a core: for each second of work others have half a one.
_PAUSE_SHARE = 0.5
_SECONDS_AWAKE = 0.5


class SentenceServer:
    """Knows phrases, and says which topics a sentence is near to."""

    def __init__(self, model: Model, kept: KeptVectors) -> None:
        """Know no phrases yet; the model is used once, so that its weights are in memory."""
        self._model = model
        self._model.query(["Guten Tag"])
        self._kept = kept
        self._said: list[Phrase] = []
        self._missing: list[str] = []
        self._unsaved = 0
        self._phrases: Phrases | None = None

    @property
    def is_busy(self) -> bool:
        """Whether phrases are still to be got ready."""
        return bool(self._missing)

    def learn(self, said: Iterable[Phrase]) -> None:
        """Take the phrases to compare with; until they are ready, the former ones stay."""
        self._said = list(said)
        self._missing = self._kept.missing(phrase.text for phrase in self._said)
        if not self._missing:
            self._finish()

    def work(self) -> None:
        """Get the next phrase ready."""
        text = self._missing.pop()
        self._kept.add(text, self._model.query([text])[0])
        self._unsaved += 1
        if self._unsaved >= _PHRASES_BETWEEN_SAVES:
            self._save()
        if not self._missing:
            self._finish()

    def reply(self, question: Question) -> Reply:
        """Return what is said to a question."""
        total = len(self._said)
        if self._phrases is None:
            return Reply(total - len(self._missing), total)
        if not question.text:
            return Reply(total, total)
        vector = self._model.query([question.text])[0]
        return Reply(total, total, self._phrases.concepts(vector))

    def _finish(self) -> None:
        texts = [phrase.text for phrase in self._said]
        topics = [phrase.topic for phrase in self._said]
        self._phrases = Phrases(topics, self._kept.of(texts)) if texts else None
        if self._unsaved:
            self._kept.forget_others(texts)
            self._save()
            log.info("sentences: %s phrases are ready", len(texts))

    def _save(self) -> None:
        self._kept.save()
        self._unsaved = 0


def listening(folder: Path) -> socket.socket:
    """Return the socket of a data folder, which only its owner may use; call inside the lock."""
    with protocol.address(folder) as address:
        with suppress(FileNotFoundError):  # left behind by a process that was killed
            os.unlink(address)  # noqa: PTH108 -- the address is for the system, no path
        opened = socket.socket(socket.AF_UNIX)
        before = os.umask(0o177)
        try:
            opened.bind(address)
        finally:
            os.umask(before)
    opened.listen(protocol.MOST_WAITING)
    opened.setblocking(False)
    return opened


def serve(
    server: SentenceServer,
    opened: socket.socket,
    look: Callable[[], list[Phrase] | None],
    is_over: Callable[[], bool],
) -> None:
    """Answer until told to stop; `look` returns phrases where they are others than before."""
    due_at = rests_until = 0.0
    while not is_over():
        if time.monotonic() >= due_at:
            due_at = time.monotonic() + SECONDS_BETWEEN_LOOKS
            _learn(server, look)
        # Until a moment, not for a time: questions that come in between would begin it anew.
        rest = max(0.0, rests_until - time.monotonic())
        ready, _, _ = select.select([opened], [], [], rest if server.is_busy else _SECONDS_AWAKE)
        if ready:
            _answer_next(server, opened)
        elif server.is_busy:
            began = time.monotonic()
            server.work()
            now = time.monotonic()
            rests_until = now + _PAUSE_SHARE * (now - began)


def _learn(server: SentenceServer, look: Callable[[], list[Phrase] | None]) -> None:
    try:
        said = look()
    except DatabaseError as error:
        log.warning("sentences: %s", error)
        return
    finally:
        connections.close_all()
    if said is not None:
        server.learn(said)


def _answer_next(server: SentenceServer, opened: socket.socket) -> None:
    try:
        client, _ = opened.accept()
    except BlockingIOError:  # it has gone meanwhile
        return
    with client:
        client.settimeout(_SECONDS_TO_READ)
        try:
            question = _question(client)
            if question is not None:
                client.sendall(protocol.line(server.reply(question)))
        except (OSError, msgspec.MsgspecError) as error:
            log.debug("sentences: a question was not answered: %s", error)


def _question(client: socket.socket) -> Question | None:
    """Return what is asked, None where nobody waits for the answer any more."""
    watched = select.poll()
    watched.register(client, select.POLLHUP)
    if watched.poll(0):
        return None
    text = b""
    while not text.endswith(b"\n") and len(text) < protocol.MOST_BYTES:
        piece = client.recv(protocol.MOST_BYTES - len(text))
        if not piece:
            return None
        text += piece
    return msgspec.json.decode(text, type=Question)
