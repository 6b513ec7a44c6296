"""How right the finder is about labelled pairs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sozialatlas.marketplace.duplicates.evidence import Entry
from sozialatlas.marketplace.duplicates.finding import find

Label = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Rightness:
    """Of the pairs found, how many are the same; of those that are the same, how many found."""

    precision: float
    recall: float
    wrong: tuple[Label, ...]
    missed: tuple[Label, ...]


def measured(
    entries: Mapping[str, Iterable[Entry]], same: Sequence[Label], other: Sequence[Label]
) -> Rightness:
    """Return how right the finder is; pairs (kind, id, id) without a label do not count."""
    found = {
        (kind, pair.first, pair.second)
        for kind, of_kind in entries.items()
        for pair in find(of_kind)
    }
    right = [each for each in map(in_order, same) if each in found]
    wrong = tuple(each for each in map(in_order, other) if each in found)
    missed = tuple(each for each in map(in_order, same) if each not in found)
    told = len(right) + len(wrong)
    return Rightness(
        len(right) / told if told else 0.0, len(right) / len(same) if same else 0.0, wrong, missed
    )


def in_order(label: Label) -> Label:
    """Return a label with the lesser id first."""
    kind, one, other = label
    first, second = sorted((one, other))
    return kind, first, second
