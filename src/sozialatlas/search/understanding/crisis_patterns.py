"""Patterns of words that tell of danger, and which of them fit a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from sozialatlas.search.understanding.crisis_lexicon import Lexicon
from sozialatlas.search.understanding.crisis_words import MOST_WORDS, PAUSE

# What people say together stands together; a long text is not searched from end to end.
_SPAN = 14
# The slot of the place behind the last word of a sentence or of a part of it.
END = 0


@dataclass(frozen=True, slots=True)
class Group:
    """What a pattern means; `kind` is empty for words that are no call for help."""

    name: str
    kind: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Slots that must be filled: `chains` of words that follow each other directly.

    `in_order`: each chain begins after the one before. `shorter_than`: words of the text.
    """

    group: str
    chains: tuple[tuple[tuple[int, ...], ...], ...]
    forbidden: tuple[tuple[tuple[int, ...], ...], ...]
    in_order: bool
    shorter_than: int

    def fits(self, places: Mapping[int, int], count: int) -> bool:
        """Return whether the text is told of; `places` has one bit a word for each slot."""
        if count >= self.shorter_than or any(_chain(chain, places) for chain in self.forbidden):
            return False
        ends = []
        for chain in self.chains:
            filled = _chain(chain, places)
            if not filled:
                return False
            ends.append(filled)
        return _stand_together(ends, in_order=self.in_order)


def _chain(chain: tuple[tuple[int, ...], ...], places: Mapping[int, int]) -> int:
    """Return a bit for each place where the last word of the chain stands."""
    before = -1
    for slots in chain:
        here = 0
        for slot in slots:
            here |= places.get(slot, 0)
        here &= before << 1 if before >= 0 else -1
        if not here:
            return 0
        before = here
    return before


def _stand_together(ends: list[int], *, in_order: bool) -> bool:
    """Return whether different words, near each other, fill all chains."""
    all_places = 0
    for filled in ends:
        all_places |= filled
    if all_places.bit_count() < len(ends):
        return False
    if in_order and not _ordered(ends):
        return False
    spans = range(max(1, all_places.bit_length() - _SPAN + 1))
    return any(all(filled >> start & (1 << _SPAN) - 1 for filled in ends) for start in spans)


def _ordered(ends: list[int]) -> bool:
    place = -1
    for filled in ends:
        later = filled >> (place + 1)
        if not later:
            return False
        place += (later & -later).bit_length()
    return True


@dataclass(slots=True)
class Rules:
    """All lists, ready for texts."""

    groups: tuple[Group, ...]
    lexicon: Lexicon
    by_slot: Mapping[int, tuple[Pattern, ...]]

    def groups_in(self, words: list[str]) -> list[Group]:
        """Return the groups whose patterns fit the words, the most urgent first."""
        words = self._taken_apart(words)
        places: dict[int, int] = defaultdict(int)
        for place, word in enumerate(words):
            for slot in self.lexicon.slots(word) if word != PAUSE else (END,):
                places[slot] |= 1 << place
        for place, (first, second) in enumerate(pairwise(words)):
            for slot in self.lexicon.joined(first, second):
                places[slot] |= 1 << place
        places[END] |= 1 << len(words)
        found = {
            pattern.group
            for slot in list(places)
            for pattern in self.by_slot.get(slot, ())
            if pattern.fits(places, len(words))
        }
        return [group for group in self.groups if group.name in found]

    def _taken_apart(self, words: list[str]) -> list[str]:
        parts = (self.lexicon.apart(word) if word != PAUSE else (word,) for word in words)
        return [word for of_one in parts for word in of_one][:MOST_WORDS]
