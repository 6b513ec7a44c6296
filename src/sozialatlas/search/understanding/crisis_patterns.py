"""Patterns of words that tell of danger, and which of them fit a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from sozialatlas.search.understanding.crisis_lexicon import Lexicon
from sozialatlas.search.understanding.crisis_windows import SPAN, Window, sentences, windows
from sozialatlas.search.understanding.crisis_words import MOST_WORDS, PAUSE, STOP

_SIGNS = (PAUSE, STOP)
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

    def told_in(self, text: Text) -> list[int]:
        """Return the numbers of the sentences and windows of a text that tell of it."""
        if text.length >= self.shorter_than:
            return []
        ends = []
        for chain in self.chains:
            filled = _chain(chain, text.places)
            if not filled:
                return []
            ends.append(filled)
        if not _near(ends):
            return []
        harmless = 0
        for chain in self.forbidden:
            harmless |= _chain(chain, text.places)
        return [
            number
            for number, window in enumerate((*text.sentences, *text.windows))
            if not harmless & window.beside and self._fits([end & window.within for end in ends])
        ]

    def _fits(self, ends: list[int]) -> bool:
        return _by_different_words(ends) and (not self.in_order or _ordered(ends)) and _near(ends)


@dataclass(frozen=True, slots=True)
class Text:
    """A text whose words fill slots: `places` has one bit a word for each of them."""

    places: Mapping[int, int]
    length: int
    sentences: tuple[Window, ...]
    windows: tuple[Window, ...]


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


def _by_different_words(ends: list[int]) -> bool:
    all_places = 0
    for filled in ends:
        all_places |= filled
    return all_places.bit_count() >= len(ends)


def _near(ends: list[int]) -> bool:
    """Return whether words near each other fill all chains."""
    starts = -1
    for filled in ends:
        # Where a span begins that holds one of the words: 2, 4, 8, then 14 places before it.
        reached = filled | filled >> 1
        reached |= reached >> 2
        reached |= reached >> 4
        starts &= reached | reached >> (SPAN - 8)
    return bool(starts)


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

    def dangers_in(self, words: list[str]) -> list[Group]:
        """Return the groups of danger whose patterns fit the words, the most urgent first.

        Where somebody tells of violence of their own, what is less urgent is no danger to them.
        What a sentence of a long text says alone is not mixed with its neighbours: who is beaten
        and has children is no beaten child.
        """
        text = self._text(self._taken_apart(words))
        by_window: dict[int, set[str]] = defaultdict(set)
        for slot in text.places:
            for pattern in self.by_slot.get(slot, ()):
                for window in pattern.told_in(text):
                    by_window[window].add(pattern.group)
        dangers = {window: self._dangers(told) for window, told in by_window.items()}
        alone = [window for window in dangers if window < len(text.sentences) and dangers[window]]
        found = {name for window in alone or dangers for name in dangers[window]}
        return [group for group in self.groups if group.name in found]

    def _dangers(self, told: set[str]) -> list[str]:
        found = [group for group in self.groups if group.name in told]
        return [group.name for group in found if group.kind] if found[0].kind else []

    def _text(self, words: list[str]) -> Text:
        places: dict[int, int] = defaultdict(int)
        for place, word in enumerate(words):
            for slot in self.lexicon.slots(word) if word not in _SIGNS else (END,):
                places[slot] |= 1 << place
        for place, (first, second) in enumerate(pairwise(words)):
            for slot in self.lexicon.joined(first, second):
                places[slot] |= 1 << place
        places[END] |= 1 << len(words)
        return Text(places, len(words), tuple(sentences(words)), windows(len(words)))

    def _taken_apart(self, words: list[str]) -> list[str]:
        parts = (self.lexicon.apart(word) if word not in _SIGNS else (word,) for word in words)
        return [word for of_one in parts for word in of_one][:MOST_WORDS]
