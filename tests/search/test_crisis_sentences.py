"""Sentences of people in danger, and harmless ones, written first, with the same words."""

from __future__ import annotations

import pytest

from sozialatlas.search.understanding import crisis
from tests.search import danger, harmless


def lines(text: str) -> list[str]:
    return text.strip().split("\n")


@pytest.mark.parametrize("text", lines(harmless.HARMLESS))
def test_a_harmless_sentence_with_words_of_danger_raises_no_alarm(text: str) -> None:
    assert crisis.recognise(text) is None


@pytest.mark.parametrize("text", lines(danger.WRITTEN_OTHERWISE))
def test_danger_is_known_however_its_words_are_joined_or_parted(text: str) -> None:
    assert crisis.recognise(text) is not None


@pytest.mark.parametrize("text", lines(danger.IN_DANGER))
def test_danger_is_known_in_the_words_of_six_languages(text: str) -> None:
    assert crisis.recognise(text) is not None
