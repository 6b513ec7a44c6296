"""The process of the sentence model beside the engine that is asked, where it is installed."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from sozialatlas.core.progress import progress
from sozialatlas.search.understanding import meaning
from sozialatlas.search.understanding.sentences import model
from sozialatlas.search.understanding.sentences.protocol import Question, Reply

SECONDS_TO_START = 60
PATIENT_SECONDS = 10.0


def is_installed() -> bool:
    """Return whether there is anything to compare with."""
    return model.is_installed()


@contextmanager
def running() -> Iterator[None]:
    """Run the process for the data folder that is asked; the first time it reads all phrases.

    This table is about quality: a machine that has other work must not change it, so the search
    waits here for as long as an answer takes.
    """
    limit, meaning.LIMIT_SECONDS = meaning.LIMIT_SECONDS, PATIENT_SECONDS
    process = subprocess.Popen([sys.executable, "-m", "sozialatlas", "django", "run_sentences"])
    try:
        _wait_until_ready(process)
        meaning.forget()
        yield
    finally:
        process.terminate()
        process.wait()
        meaning.LIMIT_SECONDS = limit
        meaning.forget()


def _wait_until_ready(process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while (reply := _state()).total == 0:
        if process.poll() is not None or time.monotonic() > until:
            raise AssertionError("the process of the sentence model does not start")
        time.sleep(0.2)
    with progress("Reading phrases", reply.total) as step:
        done = 0
        while not reply.is_ready:
            time.sleep(0.5)
            reply = _state()
            step(reply.done - done)
            done = reply.done


def _state() -> Reply:
    try:
        return meaning.ask(settings.DATA_DIR, Question(), 5)
    except OSError:
        return Reply(0, 0)
