"""Figures of areas that are made of others."""

from __future__ import annotations

import pytest

from sozialatlas.places.figures import total


@pytest.mark.parametrize(
    ("figures", "expected"), [([3, 4], 7), ([0, 0], 0), ([3, None], None), ([1.5, 2.0], 3.5)]
)
def test_what_is_unknown_of_a_part_is_unknown_of_the_whole(
    figures: list[int | float | None], expected: float | None
) -> None:
    assert total(figures) == expected
