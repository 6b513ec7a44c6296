"""Danger in sentences whose author had not seen the lists of danger.

The checking half is only measured: a failure says shares by kind, never a sentence, so that
nobody writes the lists towards it.
"""

from __future__ import annotations

import csv

from sozialatlas.search.understanding import crisis
from tests.search.relevance.tables import CHECKING, FOLDER, TUNING

NONE = "none"
# Written blind after the lists stood, by somebody else than the first table.
SECOND = "second"
LEAST_RECOGNISED = 0.95
LEAST_RECOGNISED_SECOND = 0.90
MOST_FALSE_ALARMS = 2
# "My father beats me": whether a child or an adult says so, both kinds lead to help.
ALIKE = ({crisis.VIOLENCE, crisis.CHILD_PROTECTION},)


def rows(half: str) -> list[dict[str, str]]:
    with (FOLDER / "crisis.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["half"] == half]


def kind_of(text: str) -> str:
    found = crisis.recognise(text)
    return found.kind if found else NONE


def recognised_share(half: str) -> float:
    """Return the share of dangers that are recognised as a danger of any kind."""
    dangers = [row["query"] for row in rows(half) if row["kind"] != NONE]
    return sum(kind_of(query) != NONE for query in dangers) / len(dangers)


def false_alarm_count(half: str) -> int:
    return sum(kind_of(row["query"]) != NONE for row in rows(half) if row["kind"] == NONE)


def shares_of_right_kind(half: str) -> dict[str, float]:
    shares = {}
    for kind in crisis.KINDS:
        queries = [row["query"] for row in rows(half) if row["kind"] == kind]
        right = sum(is_right(kind, kind_of(query)) for query in queries)
        shares[kind] = round(right / len(queries), 3)
    return shares


def is_right(kind: str, found: str) -> bool:
    return found == kind or any({kind, found} == alike for alike in ALIKE)


def test_danger_of_the_checking_half_is_recognised() -> None:
    share = recognised_share(CHECKING)
    by_kind = shares_of_right_kind(CHECKING)

    assert share >= LEAST_RECOGNISED, (share, by_kind)
    assert min(by_kind.values()) >= 0.85, by_kind


def test_harmless_sentences_of_the_checking_half_raise_no_alarm() -> None:
    count = false_alarm_count(CHECKING)

    assert count <= MOST_FALSE_ALARMS, count


def test_a_second_blind_table_is_recognised_too() -> None:
    share, alarms = recognised_share(SECOND), false_alarm_count(SECOND)

    assert share >= LEAST_RECOGNISED_SECOND, (share, shares_of_right_kind(SECOND))
    assert alarms <= MOST_FALSE_ALARMS, alarms


def test_the_tuning_half_is_told_exactly() -> None:
    wrong = [
        (row["query"], row["kind"], kind_of(row["query"]))
        for row in rows(TUNING)
        if not is_right(row["kind"], kind_of(row["query"]))
    ]

    assert wrong == []
