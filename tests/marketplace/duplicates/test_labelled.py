"""How right the finder is about labelled pairs: from the demo county, and from real files."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from sozialatlas.exchange.importers.demo.county import generate_county
from sozialatlas.marketplace.duplicates.evidence import Entry
from tests.marketplace.duplicates import disturbed, packages, real_files
from tests.marketplace.duplicates.measuring import measured

TODAY = dt.date(2026, 11, 18)
PRECISION, RECALL = 0.95, 0.85
DEVELOPMENT, CHECKING = 1, 2
"""Seeds of the pairs: weights were set on the first, and are held to the second."""
REACHED = {"development": (0.95, 0.87), "checking": (0.84, 0.82)}
"""Precision and recall on the pairs of real files: the second misses, see docs/figures.md."""

pytestmark = [pytest.mark.slow, pytest.mark.any_database]


@pytest.fixture(scope="module")
def county() -> dict[str, list[Entry]]:
    """Return the entries of a small demo county."""
    return packages.entries(generate_county(TODAY, 3, 2_000).package)


@pytest.mark.parametrize("seed", [DEVELOPMENT, CHECKING])
def test_disturbed_copies_are_told_from_branches_and_neighbours(
    county: dict[str, list[Entry]], seed: int
) -> None:
    pairs = disturbed.labelled(county, seed, 10)
    copies = {
        kind: [*entries, *(each.second for each in pairs if each.second.kind == kind)]
        for kind, entries in county.items()
    }
    labels = {
        is_same: [
            (each.first.kind, each.first.id, each.second.id)
            for each in pairs
            if each.is_same == is_same
        ]
        for is_same in (True, False)
    }

    found = measured(copies, labels[True], labels[False])

    assert Counter(each.is_same for each in pairs) == {True: 160, False: 80}
    assert (found.precision >= PRECISION, found.recall >= RECALL) == (True, True), found


@pytest.mark.parametrize("part", ["development", "checking"])
def test_real_pairs_are_told_apart_as_far_as_they_are_now(test_data: Path, part: str) -> None:
    """Hold what is reached."""
    found = real_files.measured_part(test_data, part)

    floors = REACHED[part]
    assert (found.precision >= floors[0], found.recall >= floors[1]) == (True, True), (
        found.precision,
        found.recall,
    )
