"""How good a list of ten is: precision, first right place, lists without anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

PLACES = 10
FIRST_PLACES = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """One answered query: whether each place of its list is right, best place first.

    `possible` is the number of right records that exist at all.
    """

    right: tuple[bool, ...]
    possible: int

    @property
    def precision(self) -> float:
        """The share of right places among ten, or among as many as there could be right ones."""
        return sum(self.right[:PLACES]) / max(1, min(PLACES, self.possible))

    @property
    def reciprocal_rank(self) -> float:
        """One over the first right place, 0 without any."""
        return next((1 / place for place, hit in enumerate(self.right, 1) if hit), 0.0)

    @property
    def is_early(self) -> bool:
        """Whether a right one stands among the first three."""
        return any(self.right[:FIRST_PLACES])

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found although right records exist."""
        return not self.right and self.possible > 0


@dataclass(frozen=True, slots=True)
class Score:
    """The means over several queries, shares between 0 and 1."""

    precision: float
    reciprocal_rank: float
    early: float
    empty: float
    count: int


def score(verdicts: Sequence[Verdict]) -> Score:
    """Return the means over verdicts."""
    count = len(verdicts) or 1
    return Score(
        precision=sum(each.precision for each in verdicts) / count,
        reciprocal_rank=sum(each.reciprocal_rank for each in verdicts) / count,
        early=sum(each.is_early for each in verdicts) / count,
        empty=sum(each.is_empty for each in verdicts) / count,
        count=len(verdicts),
    )
