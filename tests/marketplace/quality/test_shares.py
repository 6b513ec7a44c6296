from __future__ import annotations

import pytest

from sozialatlas.core.formats import NBSP
from sozialatlas.marketplace.quality.shares import Counts, percent


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, f"0{NBSP}%"),
        (0.001, "unter 1 %"),
        (0.005, "unter 1 %"),
        (0.006, f"1{NBSP}%"),
        (0.814, f"81{NBSP}%"),
        (0.994, f"99{NBSP}%"),
        (0.996, "über 99 %"),
        (1.0, f"100{NBSP}%"),
    ],
)
def test_share_is_never_all_or_nothing_unless_it_is(share: float, text: str) -> None:
    assert percent(share) == text


def test_counts_tell_shares_and_what_is_missing() -> None:
    counts = Counts(4, (4, 3, 2, 0))

    told = [(each.measure.code, each.share, each.lacking) for each in counts.shares]
    assert told == [
        ("complete", 1.0, 0),
        ("verified", 0.75, 1),
        ("reachable", 0.5, 2),
        ("placed", 0.0, 4),
    ]


def test_nothing_is_missing_where_nothing_is() -> None:
    assert [each.share for each in Counts(0, (0, 0, 0, 0)).shares] == [1.0] * 4
