"""Whole numbers as people type them and programs send them."""

from __future__ import annotations

import pytest

from sozialatlas.core.typed_numbers import LARGEST, whole


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), (" 12 ", 12), ("007", 7), (str(LARGEST), LARGEST)],
)
def test_digits_are_a_number(text: str, number: int) -> None:
    assert whole(text) == number


@pytest.mark.parametrize(
    "text", ["", "x", "-1", "1.5", "²", "٣", "1\0", str(LARGEST + 1), "9" * 5_000]
)
def test_anything_else_is_none(text: str) -> None:
    assert whole(text) is None


def test_more_than_the_most_is_none() -> None:
    assert (whole("20", most=20), whole("21", most=20)) == (20, None)
