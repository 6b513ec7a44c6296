"""Topics behind a sentence as the sentence model sees them, where that is installed and in time.

The model runs in a process of its own (`understanding.sentences`). Whoever searches waits for
it no longer than LIMIT_SECONDS, and not at all while it is absent, starting or broken.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import msgspec
from django.conf import settings

from sozialatlas.search.understanding.bounds import clean
from sozialatlas.search.understanding.concepts import Concept
from sozialatlas.search.understanding.sentences import protocol
from sozialatlas.search.understanding.sentences.protocol import Question, Reply

LIMIT_SECONDS = 0.15
# After this many failures in a row nobody waits for it for a while.
MOST_FAILURES = 3
SECONDS_OF_REST = 5.0
# Answers are remembered for a page and its next ones; a change of phrases counts after that.
_REMEMBERED = 512
_SECONDS_REMEMBERED = 60
_MOST_BYTES = 65_536


class NoAnswerError(Exception):
    """The model did not answer, or not yet; only words count then."""


@dataclass
class Patience:
    """Whether it is worth asking: not after several failures, nor before all is ready."""

    clock: Callable[[], float] = time.monotonic
    is_there: bool = True
    """Whether a process may answer the next question, as far as is known."""
    _failures: int = 0
    _rests_until: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def is_over(self) -> bool:
        """Whether nobody should be asked now."""
        return self.clock() < self._rests_until

    def answered(self) -> None:
        """Forget the failures."""
        with self._lock:
            self._failures = 0
            self.is_there = True

    def failed(self) -> None:
        """Count a failure, and rest after too many of them."""
        with self._lock:
            self._failures += 1
            self.is_there = True
            if self._failures >= MOST_FAILURES:
                self._rests_until = self.clock() + SECONDS_OF_REST

    def rest(self) -> None:
        """Ask nobody for a while, because nobody is there or ready."""
        with self._lock:
            self._rests_until = self.clock() + SECONDS_OF_REST
            self.is_there = False


class _Missed(threading.local):
    """Questions of one thread that somebody was there for, and that had no answer in time."""

    count = 0


_patience = Patience()
_missed = _Missed()


def concepts(text: str) -> list[Concept] | None:
    """Return the topics nearest to a sentence, best first; None without an answer in time."""
    typed = clean(text).text
    if not typed:
        return []
    try:
        return list(_told(settings.DATA_DIR, typed, int(time.monotonic() / _SECONDS_REMEMBERED)))
    except NoAnswerError:
        _missed.count += _patience.is_there
        return None


def missed() -> int:
    """Return how many questions of this thread had no answer, though somebody was there.

    What is made while the number grows says less than it could, and is not to be kept.
    """
    return _missed.count


def forget() -> None:
    """Forget answers and failures, as a new process would."""
    global _patience  # noqa: PLW0603 -- one for the process, as its purpose is
    _patience = Patience()
    _told.cache_clear()


# What was not answered is raised, and so is not remembered.
@lru_cache(maxsize=_REMEMBERED)
def _told(folder: Path, text: str, _minute: int) -> tuple[Concept, ...]:
    patience = _patience
    if patience.is_over():
        raise NoAnswerError
    try:
        reply = ask(folder, Question(text), LIMIT_SECONDS)
    except (FileNotFoundError, ConnectionRefusedError) as error:  # nobody is there
        patience.rest()
        raise NoAnswerError from error
    except BlockingIOError as error:  # busy, which is said at once
        raise NoAnswerError from error
    except (OSError, EOFError, msgspec.MsgspecError) as error:
        patience.failed()
        raise NoAnswerError from error
    patience.answered()
    if not reply.is_ready:
        patience.rest()
        raise NoAnswerError
    return reply.concepts


def ask(folder: Path, question: Question, seconds: float) -> Reply:
    """Return what the process of a data folder replies.

    Raises: OSError, where nobody listens or answers in time; EOFError, for half an answer.
    """
    until = time.monotonic() + seconds
    with socket.socket(socket.AF_UNIX) as opened, protocol.address(folder) as address:
        opened.settimeout(seconds)
        opened.connect(address)
        opened.sendall(protocol.line(question))
        text = b""
        while not text.endswith(b"\n"):
            opened.settimeout(max(0.001, until - time.monotonic()))
            piece = opened.recv(_MOST_BYTES)
            if not piece or len(text) > _MOST_BYTES:
                raise EOFError
            text += piece
        return msgspec.json.decode(text, type=Reply)
