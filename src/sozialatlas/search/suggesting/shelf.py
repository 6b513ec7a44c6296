"""The texts of one kind, found by the beginnings of their words."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np

from sozialatlas.search.german import compounds
from sozialatlas.search.german.folding import fold
from sozialatlas.search.german.tokens import written_words
from sozialatlas.search.suggesting.offers import Offer, Text

# How a word begins: the text itself, a word of it, a part of a compound.
TEXT, WORD, PART = range(3)
# So many texts are looked at for one word, and for several: "be" begins thousands, and the best
# ones stand first.
_MOST_LOOKED_AT = 400
_MOST_COMPARED = 4000
_LAST = "\U0010ffff"
# Parts of compounds follow the words themselves.
_PARTS = "\n"


def beginnings(text: str) -> list[tuple[str, int]]:
    """Return each folded word of a text, and what follows a joint of a compound, with its tier.

    Schuldnerberatung is found by "schuld" and, less surely, by "berat".
    """
    words, _, parts = _joined(text).partition(_PARTS)
    found = [(word, WORD if at else TEXT) for at, word in enumerate(words.split())]
    return found + [(part, PART) for part in parts.split()]


class Shelf:
    """Texts in order, and their words sorted: a beginning is a stretch of the words."""

    def __init__(self, texts: Iterable[Text]) -> None:
        """Sort the texts and their words."""
        self._texts = sorted(texts, key=lambda one: (one.source, -one.weight, one.text))
        ranks: dict[str, list[int]] = defaultdict(list)
        count = len(self._texts)
        for at, one in enumerate(self._texts):
            for word, tier in beginnings(one.text):
                ranks[word].append(tier * count + at)
        self.words = sorted(ranks)
        lengths = [len(ranks[word]) for word in self.words]
        self._starts = [0, *np.cumsum(lengths, dtype=np.int64).tolist()]
        together = (rank for word in self.words for rank in ranks[word])
        self._ranks = np.fromiter(together, dtype=np.int64, count=self._starts[-1])

    def count(self, word: str) -> int:
        """Return how often a word of the texts begins so."""
        first, behind = self._stretch(word)
        return behind - first

    def find(self, words: Sequence[str], most: int) -> list[tuple[int, Text]]:
        """Return the best texts that hold all beginnings, one an offer, each with its tier."""
        if not words:
            return []
        rarest = min(words, key=self.count)
        others = [f" {word}" for word in words if word != rarest]
        found: dict[Offer, tuple[int, Text]] = {}
        for tier, at in self._best(rarest, _MOST_COMPARED if others else _MOST_LOOKED_AT):
            one = self._texts[at]
            said = _joined(one.text) if others else ""
            if one.offer in found or not all(word in said for word in others):
                continue
            found[one.offer] = (tier, one)
            if len(found) == most:
                break
        return list(found.values())

    def _best(self, word: str, most: int) -> Iterator[tuple[int, int]]:
        first, behind = self._stretch(word)
        ranks = self._ranks[first:behind]
        if len(ranks) > most:
            ranks = np.partition(ranks, most)[:most]
        for rank in np.sort(ranks).tolist():
            yield divmod(rank, len(self._texts))

    def _stretch(self, word: str) -> tuple[int, int]:
        first = bisect_left(self.words, word)
        behind = bisect_left(self.words, word + _LAST, first)
        return self._starts[first], self._starts[behind]


@lru_cache(maxsize=100_000)
def _joined(text: str) -> str:
    """Return all beginnings, a space before each: one string takes a third of a list of them."""
    words = [folded for written in written_words(text) if (folded := fold(written))]
    parts = [word[part.start :] for word in words for part in compounds.split(word)[1:]]
    return "".join((*_spaced(words), _PARTS, *_spaced(parts)))


def _spaced(words: Iterable[str]) -> Iterator[str]:
    return (f" {word}" for word in words)
