"""Work that waits for the first answer: once, and in the end without one."""

from __future__ import annotations

import threading

import pytest
from django.core.signals import request_finished

from sozialatlas.project.first_answer import AfterFirstAnswer

SECONDS = 20
NEVER = 3600.0


def test_it_begins_after_the_first_answer_and_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request_finished, "receivers", [])  # Django's own would ask the database
    begun: list[str] = []

    AfterFirstAnswer(lambda: begun.append("begun"), NEVER)
    before = list(begun)
    request_finished.send(sender=None)
    request_finished.send(sender=None)

    assert (before, begun, request_finished.receivers) == ([], ["begun"], [])


def test_it_begins_when_nobody_asks() -> None:
    begun = threading.Event()

    AfterFirstAnswer(begun.set, 0.01)

    assert begun.wait(SECONDS)


def test_without_a_thread_for_the_wait_it_begins_after_the_first_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_timer: threading.Timer) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(request_finished, "receivers", [])
    monkeypatch.setattr(threading.Timer, "start", refuse)
    begun: list[str] = []

    AfterFirstAnswer(lambda: begun.append("begun"), 0.01)
    before = list(begun)
    request_finished.send(sender=None)

    assert (before, begun) == ([], ["begun"])
