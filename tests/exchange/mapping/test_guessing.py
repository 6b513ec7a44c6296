"""How well the columns of realistic files are guessed, and what a guess rests on."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from sozialatlas.exchange.importers.table import targets
from sozialatlas.exchange.mapping import guessing
from sozialatlas.exchange.mapping.contents import Kind, Known
from sozialatlas.exchange.mapping.guessing import CONFIDENT, Column, Guess, Why
from tests.exchange.mapping.labelled import TABLES, TOPICS, TOWNS

TODAY = dt.date(2026, 11, 24)
KNOWN = Known(TOWNS, TOPICS)
# Shares of all labelled columns.
RIGHT_AT_LEAST = 0.85
CONFIDENTLY_WRONG_AT_MOST = 0.03


def _answers() -> list[tuple[Guess, str]]:
    answers = []
    for table in TABLES.values():
        columns = [Column(header, cells) for header, _, cells in table]
        found = guessing.guesses(columns, KNOWN, TODAY)
        answers += [(guess, right) for guess, (_, right, _) in zip(found, table, strict=True)]
    return answers


def test_labels_name_fields_that_exist() -> None:
    labels = {right for table in TABLES.values() for _, right, _ in table}

    assert labels - {""} <= set(targets.TARGETS)
    assert sum(map(len, TABLES.values())) >= 60


def test_columns_are_guessed_well_enough() -> None:
    answers = _answers()

    wrong = [
        (guess.header, guess.target, right) for guess, right in answers if guess.target != right
    ]

    assert len(wrong) <= (1 - RIGHT_AT_LEAST) * len(answers), wrong


def test_few_guesses_are_wrong_and_sure() -> None:
    answers = _answers()

    wrong = [
        (guess.header, guess.target, right)
        for guess, right in answers
        if guess.target != right and guess.confidence >= CONFIDENT
    ]

    assert len(wrong) <= CONFIDENTLY_WRONG_AT_MOST * len(answers), wrong


def test_header_and_cells_that_agree_are_surer_than_the_header() -> None:
    columns = [Column("Mail", ("a@example.org",)), Column("Träger", ("AWO",))]

    assert guessing.guesses(columns, KNOWN, TODAY) == (
        Guess("Mail", "service.email", 0.98, Why.BOTH, "mail", Kind.MAIL),
        Guess("Träger", "organization.name", 0.95, Why.HEADER, "traeger", Kind.OTHER),
    )


def test_cells_that_contradict_the_header_win_without_being_sure() -> None:
    (guess,) = guessing.guesses([Column("Telefon", ("a@example.org",))], KNOWN, TODAY)

    assert guess == Guess("Telefon", "service.email", 0.3, Why.CONTRADICTED, "telefon", Kind.MAIL)


def test_a_field_goes_to_its_surest_column_only() -> None:
    columns = [Column("Spalte 1", ("a@example.org",)), Column("E-Mail", ("b@example.org",))]

    found = guessing.guesses(columns, KNOWN, TODAY)

    assert [(each.target, each.why) for each in found] == [
        ("", Why.TAKEN),
        ("service.email", Why.BOTH),
    ]


def test_real_file_of_uster_is_guessed_like_its_packaged_mapping(test_data: Path) -> None:
    text = (test_data / "offers" / "uster_angebote_kjf.csv").read_text("utf-8-sig")
    header, *rows = list(csv.reader(text.splitlines()))[:21]
    columns = [Column(name, tuple(row[at] for row in rows)) for at, name in enumerate(header)]

    found = guessing.guesses(columns, Known(), TODAY)

    assert {each.header: each.target for each in found} == {
        header: right for header, right, _ in TABLES["Uster"]
    }
