"""Reading CSV: where rows begin, and where they break."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import pytest

from sozialatlas.core import csv_rows


def test_rows_are_numbered_by_the_line_on_which_they_begin() -> None:
    text = 'a;b\n"one\ntwo";2\n\nx;y\n'

    rows = list(csv_rows.numbered(text, ";"))

    assert rows == [(1, ["a", "b"]), (2, ["one\ntwo", "2"]), (4, []), (5, ["x", "y"])]


@pytest.mark.parametrize(
    ("text", "limit", "line", "reason"),
    [
        ('a;b\n1;2\n"open;3\n', csv_rows.CELL_CHARACTERS, 3, "unexpected end of data"),
        ('a;b\n"1" 2;3\n', csv_rows.CELL_CHARACTERS, 2, "';' expected after '\"'"),
        ("a;b\n1;12345\n", 4, 2, "field larger than field limit (4)"),
    ],
)
def test_broken_row_is_named_and_the_limit_given_back(
    text: str, limit: int, line: int, reason: str
) -> None:
    before = csv.field_size_limit()

    with pytest.raises(csv_rows.BrokenRow) as raised:
        list(csv_rows.numbered(text, ";", cell_characters=limit))

    assert (raised.value.line, raised.value.reason) == (line, reason)
    assert csv.field_size_limit() == before


def test_who_stops_in_the_middle_of_a_file_leaves_its_limit_to_nobody() -> None:
    before = csv.field_size_limit()

    rows = csv_rows.numbered("a\nb\n", ";", cell_characters=4)
    first = next(rows)

    assert (first, csv.field_size_limit()) == ((1, ["a"]), before)


@pytest.mark.parametrize(
    ("text", "delimiter"), [("a;b,c;d\n,,,,\n", ";"), ("a\tb\n", "\t"), ("alone", ";")]
)
def test_delimiter_is_the_most_frequent_sign_of_the_header(text: str, delimiter: str) -> None:
    assert csv_rows.delimiter_of(text, ";,\t") == delimiter


@pytest.fixture
def _usual_limit() -> Iterator[None]:
    """Let cells be as long as Python comes with, whatever a library has set."""
    before = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(before)


@pytest.mark.usefixtures("_usual_limit")
@pytest.mark.parametrize(
    ("text", "cells"),
    [("a;b\nc;d\n", ["a", "b"]), ('a;"cut of', ["a", "cut of"]), ("", []), ("a" * 131_073, [])],
)
def test_first_row_is_read_as_far_as_the_text_goes(text: str, cells: list[str]) -> None:
    assert csv_rows.first_row(text, ";") == cells
