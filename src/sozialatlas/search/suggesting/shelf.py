"""The texts of one kind, found by the beginnings of their words."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

from sozialatlas.search.german import compounds
from sozialatlas.search.german.folding import fold
from sozialatlas.search.german.tokens import written_words
from sozialatlas.search.suggesting.offers import Offer, Source, Text

# How a word begins: the text itself, a word of it, a part of a compound.
TEXT, WORD, PART = range(3)
# The order of what begins so: the name before everyday words, words before phrases. Places give
# sources of their own, which follow names likewise.
_ORDER = (
    (Source.NAME, TEXT), (Source.NAME, WORD), (Source.NAME, PART), (Source.WORD, TEXT),
    (Source.WORD, WORD), (Source.PHRASE, TEXT), (Source.PHRASE, WORD), (Source.SENTENCE, TEXT),
    (Source.SENTENCE, WORD), (Source.WORD, PART), (Source.PHRASE, PART), (Source.SENTENCE, PART),
)  # fmt: skip
_LEVELS = tuple(tuple(_ORDER.index((source, tier)) for tier in range(3)) for source in Source)
# From here on a word only lies within a compound of other words: Liedertafel for "tafel".
_WITHIN = _LEVELS[Source.WORD][PART]
# So many texts are looked at for one word, and for several: "be" begins thousands, and the best
# ones stand first.
_MOST_LOOKED_AT = 400
_MOST_COMPARED = 4000
_LAST = "\U0010ffff"
# Parts of compounds follow the words themselves.
_PARTS = "\n"


class Shelf:
    """Texts in order, and their words sorted: a beginning is a stretch of the words."""

    def __init__(self, in_order: Sequence[Text]) -> None:
        """Sort the words of texts that are in order."""
        self.texts = in_order
        ranks = _ranks(in_order)
        self.words = sorted(ranks)
        self._starts = [0, *accumulate(len(ranks[word]) for word in self.words)]
        together = chain.from_iterable(ranks[word] for word in self.words)
        self._ranks = np.fromiter(together, dtype=np.int32, count=self._starts[-1])

    def count(self, word: str) -> int:
        """Return how often a word of the texts begins so."""
        first, behind = self._stretch(word)
        return behind - first

    def find(self, words: Sequence[str], most: int) -> list[tuple[int, Text]]:
        """Return the best texts that hold all beginnings, one an offer, each with its tier.

        Parts of compounds count only in names.
        """
        return self._first(words, most, 0, _WITHIN)

    def find_within(self, words: Sequence[str], most: int) -> list[tuple[int, Text]]:
        """Return the texts in which a beginning only lies within a compound, names apart."""
        return self._first(words, most, _WITHIN, len(_ORDER))

    def all_with(self, words: Sequence[str]) -> Iterator[Text]:
        """Yield the texts in which words begin so, the best first; each perhaps twice."""
        return (one for _tier, one in self._holding(words, 0, _WITHIN))

    def _first(
        self, words: Sequence[str], most: int, since: int, until: int
    ) -> list[tuple[int, Text]]:
        found: dict[Offer, tuple[int, Text]] = {}
        for tier, one in self._holding(words, since, until):
            if one.offer not in found:
                found[one.offer] = (tier, one)
                if len(found) == most:
                    break
        return list(found.values())

    def _holding(self, words: Sequence[str], since: int, until: int) -> Iterator[tuple[int, Text]]:
        """Yield the texts of some levels that hold all beginnings, the best first."""
        if not words:
            return
        rarest, *others = sorted(words, key=self.count) if len(words) > 1 else words
        for rank in self._best(rarest, others).tolist():
            level, at = divmod(rank, len(self.texts))
            if level >= until:
                return
            if level >= since:
                yield _ORDER[level][1], self.texts[at]

    def _best(self, word: str, others: Sequence[str]) -> NDArray[np.int32]:
        """Return the first ranks of a word, of those texts that hold the others as well."""
        ranks, most = self._ranks_of(word), _MOST_COMPARED if others else _MOST_LOOKED_AT
        if len(ranks) > most:
            ranks = np.partition(ranks, most)[:most]
        for other in others:
            # Looked up for all at once: one by one, thousands would take half a millisecond.
            holds = np.zeros(len(self.texts), dtype=bool)
            holds[self._ranks_of(other) % len(self.texts)] = True
            ranks = ranks[holds[ranks % len(self.texts)]]
        return np.sort(ranks)

    def _ranks_of(self, word: str) -> NDArray[np.int32]:
        first, behind = self._stretch(word)
        return self._ranks[first:behind]

    def _stretch(self, word: str) -> tuple[int, int]:
        first = bisect_left(self.words, word)
        behind = bisect_left(self.words, word + _LAST, first)
        return self._starts[first], self._starts[behind]


def shelf_of(texts: Iterable[Text], before: Shelf | None = None) -> Shelf:
    """Return a shelf of some texts: the one of before, where it holds the same."""
    in_order = sorted(texts, key=lambda one: (one.source, -one.weight, one.text))
    return before if before is not None and before.texts == in_order else Shelf(in_order)


def _ranks(in_order: Sequence[Text]) -> dict[str, list[int]]:
    """Return each word with its ranks: the levels at which texts have it, and their places.

    What follows a joint of a compound is a word too: Schuldnerberatung is found by "schuld"
    and, less surely, by "berat".
    """
    ranks: dict[str, list[int]] = defaultdict(list)
    starts = [[level * len(in_order) for level in levels] for levels in _LEVELS]
    for at, one in enumerate(in_order):
        start, further, within = starts[one.source]
        words, _, parts = _joined(one.text).partition(_PARTS)
        for word in words.split():
            ranks[word].append(start + at)
            start = further
        for part in parts.split():
            ranks[part].append(within + at)
    return ranks


@lru_cache(maxsize=100_000)
def _joined(text: str) -> str:
    """Return all beginnings, a space before each: one string takes a third of a list of them."""
    words = [folded for written in written_words(text) if (folded := fold(written))]
    parts = [word[part.start :] for word in words for part in compounds.split(word)[1:]]
    return "".join((*_spaced(words), _PARTS, *_spaced(parts)))


def _spaced(words: Iterable[str]) -> Iterator[str]:
    return (f" {word}" for word in words)
