"""Finds the likely pairs among entries of one kind. No Django."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sozialatlas.marketplace.duplicates.blocking import pairs
from sozialatlas.marketplace.duplicates.completing import completed
from sozialatlas.marketplace.duplicates.evidence import Entry, Rarity, traits
from sozialatlas.marketplace.duplicates.reasons import Reason
from sozialatlas.marketplace.duplicates.scoring import LIKELY, can_reach, score


@dataclass(frozen=True, slots=True)
class Found:
    """Two entries that are probably one; the lesser id stands first."""

    kind: str
    first: str
    second: str
    score: float
    reasons: tuple[Reason, ...]


def find(entries: Iterable[Entry], *, least: float = LIKELY) -> Iterator[Found]:
    """Yield the pairs among entries of one kind that are at least so likely the same."""
    given, country = completed(list(entries))
    everything = [traits(each, country) for each in given]
    rarity = Rarity.of(everything)
    for one, other in pairs(everything, rarity):
        if not can_reach(one, other, rarity, least):
            continue
        result = score(one, other, rarity)
        if result.score >= least:
            first, second = sorted((one.id, other.id))
            yield Found(one.kind, first, second, result.score, result.reasons)
