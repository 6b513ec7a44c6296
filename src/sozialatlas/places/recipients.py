"""Companies and offices that have a postal code of their own, told from places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PostalLine:
    """A German row of the postal file."""

    number: int
    postal_code: str
    place: str
    county_key: str
    county_name: str


def large_recipients(lines: Sequence[PostalLine]) -> frozenset[int]:
    """Return the numbers of the rows that are no places."""
    return frozenset()
