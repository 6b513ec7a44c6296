"""Work beside the requests: one at a time, and the lock is free again however it ends."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

import pytest

from sozialatlas.search.beside import beside
from tests.search import threads


class Worker:
    """Work that ends when `gate` is opened."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.gate = threading.Event()
        self.done: list[str] = []

    def begin(self, work: Callable[[], None] | None = None) -> None:
        beside(self.lock, work or self.work, "slow-work")

    def work(self) -> None:
        assert self.gate.wait(10)
        self.done.append(threading.current_thread().name)

    def waited(self) -> list[str]:
        """Return what was done, once nothing is under way."""
        assert self.lock.acquire(timeout=10)
        self.lock.release()
        for thread in threading.enumerate():
            if thread.name == "slow-work":
                thread.join(10)  # its failure belongs to this test, not to a later one
        return self.done


def test_work_goes_on_in_one_thread_while_nobody_waits() -> None:
    worker = Worker()
    for _ in range(3):
        worker.begin()
    meanwhile = list(worker.done)
    worker.gate.set()

    assert (meanwhile, worker.waited()) == ([], ["slow-work"])


def test_without_a_thread_the_next_to_ask_tries_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    worker = Worker()
    worker.gate.set()
    with threads.none_left(), caplog.at_level(logging.WARNING):
        worker.begin()
    before = list(worker.done)
    worker.begin()

    assert (before, worker.waited()) == ([], ["slow-work"])
    assert caplog.messages == ["slow-work could not be started: can't start new thread"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_after_failed_work_the_next_is_done() -> None:
    worker = Worker()
    worker.gate.set()

    def fail() -> None:
        raise OSError("no table")

    worker.begin(fail)
    worker.waited()
    worker.begin()

    assert worker.waited() == ["slow-work"]
