"""Names that look like one which nobody knows: what a person may have meant to type."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

# How many slips are forgiven up to which length; two letters swapped count as one slip.
_SLIPS = ((3, 0), (5, 1), (9, 2))
_MOST_SLIPS = 3


def alike(text: str, names: Iterable[str]) -> list[tuple[str, int]]:
    """Return the names that differ by few slips, each with their number, the fewest first."""
    most = 1 if text.isdigit() else slips(len(text))
    if not most:
        return []
    # A mapping would be searched by its values.
    found = process.extract(text, list(names), scorer=OSA.distance, score_cutoff=most, limit=None)
    return sorted(((name, int(count)) for name, count, _at in found), key=lambda each: each[1])


def slips(length: int) -> int:
    """Return how many slips of the hand a word of a length may hold and still be known."""
    return next((count for longest, count in _SLIPS if length <= longest), _MOST_SLIPS)
