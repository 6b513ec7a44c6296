"""Compounds against tables of words whose author had not seen the lists of the splitter."""

from __future__ import annotations

import csv

from sozialatlas.search.german import compounds
from sozialatlas.search.german.folding import fold
from sozialatlas.search.german.stems import stem
from tests.search.relevance.tables import FOLDER

# Of words that are compounds; of words that are none, not one may be split.
LEAST_RIGHT = 0.95


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parts(word: str) -> list[str]:
    return [stem(part.text) for part in compounds.split(fold(word))]


def test_words_that_are_no_compounds_stay_whole() -> None:
    words = [row["word"] for row in rows("whole")]

    assert len(words) >= 100
    assert [word for word in words if parts(word)] == []


def test_compounds_are_taken_apart_where_people_would() -> None:
    told = {row["word"]: [stem(fold(p)) for p in row["parts"].split("+")] for row in
            rows("compounds")}  # fmt: skip
    wrong = [word for word, expected in told.items() if parts(word) != expected]

    assert len(told) >= 200
    assert 1 - len(wrong) / len(told) >= LEAST_RIGHT, wrong
