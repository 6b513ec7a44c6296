"""Set-up of a checkout: one at a time."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import setup

SECONDS = 20


def test_second_set_up_says_so_and_waits_for_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    is_waiting = threading.Event()

    def say(line: str) -> None:
        happened.append(line)
        is_waiting.set()

    def begin() -> None:
        with setup.alone():
            happened.append("second")

    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "say", say)
    second = threading.Thread(target=begin)

    with setup.alone():
        second.start()
        assert is_waiting.wait(SECONDS)
        happened.append("first")
    second.join(SECONDS)

    assert happened == [
        "Another set-up is at work in this checkout; waiting until it has finished ...",
        "first",
        "second",
    ]


def test_one_set_up_after_the_other_waits_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup, "ROOT", tmp_path)

    for _ in range(2):
        with setup.alone():
            pass

    assert capsys.readouterr().out == ""
