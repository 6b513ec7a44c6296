"""Compounds against the labelled list beside this file."""

from __future__ import annotations

from pathlib import Path

import pytest

from sozialatlas.search.german import compounds
from sozialatlas.search.german.folding import fold
from sozialatlas.search.german.stems import stem

LABELLED = Path(__file__).parent / "compounds.txt"


def labelled() -> list[tuple[str, tuple[str, ...]]]:
    lines = (line.strip() for line in LABELLED.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition(":") for line in lines if line and not line.startswith("#"))
    return [(word, tuple(parts.split())) for word, _, parts in pairs]


@pytest.mark.parametrize(("word", "parts"), labelled(), ids=str)
def test_word_splits_as_labelled(word: str, parts: tuple[str, ...]) -> None:
    found = compounds.split(fold(word))

    assert [stem(part.text) for part in found] == [stem(fold(part)) for part in parts]


def test_list_covers_the_field() -> None:
    words = labelled()

    assert len(words) >= 120
    assert len([word for word, parts in words if not parts]) >= 50


def test_parts_tell_where_they_stand() -> None:
    found = compounds.split("altenpflegeheime")

    assert [(part.text, part.start, part.end) for part in found] == [
        ("alt", 0, 3),
        ("pflege", 5, 11),
        ("heim", 11, 15),
    ]
