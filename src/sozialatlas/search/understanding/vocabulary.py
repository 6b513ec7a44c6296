"""All words that can be found: for repairing typing errors, and for suggestions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from sozialatlas.search.understanding.sounds import sound

# Words of up to this many letters bear one error, longer ones two.
LONGEST_SHORT_WORD = 6
SHORTEST_REPAIRED = 4
# A word that sounds alike is as far as one with this many errors more.
_SOUND_DISTANCE = 1
_CANDIDATES = 24
# Sounds of fewer letters are near to half of all words: all that is left of "xxxxxx" is an x.
_SHORTEST_SOUND = 3
# By ear a word may lose or win this share of its letters: Fisioterapi, Physiotherapie.
_MOST_LENGTH_SHARE = 1 / 3


@dataclass(frozen=True, slots=True)
class Known:
    """A known word, folded and as it is mostly written."""

    folded: str
    written: str


class Vocabulary:
    """Folded words with the number of records that hold them, and how they are written."""

    def __init__(
        self,
        counts: Mapping[str, int],
        written: Mapping[str, str],
        never_meant: frozenset[str] = frozenset(),
    ) -> None:
        """Take the words with how often they occur, and their common spelling.

        Some are known and `never_meant` by another word: those of other languages.
        """
        self._counts = dict(counts)
        self._written = written
        shortest = SHORTEST_REPAIRED - 1
        self._words = [w for w in counts if len(w) >= shortest and w not in never_meant]

    def __contains__(self, word: str) -> bool:
        return word in self._counts

    @cached_property
    def _by_sound(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            found[sound(word)].append(word)
        return {heard: tuple(words) for heard, words in found.items()}

    @cached_property
    def _sounds(self) -> list[str]:
        return list(self._by_sound)

    def nearest(self, word: str) -> Known | None:
        """Return the known word that is most likely meant: nearest, then most frequent.

        Distance counts wrong, missing, additional and swapped letters (OSA), in the spelling or
        in the sound. None where no word is near.
        """
        if len(word) < SHORTEST_REPAIRED or not word.isalpha() or not word.isascii():
            return None
        most = 1 if len(word) <= LONGEST_SHORT_WORD else 2
        found = [(far, near) for near, far in self._spelled_like(word, most)]
        found += [(far + _SOUND_DISTANCE, near) for near, far in self._sounding_like(word, most)]
        ranked = ((far, -self._counts[near], near) for far, near in found)
        best = min(ranked, default=None)
        if best is None:
            return None
        return Known(best[2], self._written.get(best[2], best[2]))

    def _spelled_like(self, word: str, most: int) -> Iterable[tuple[str, int]]:
        return _near(word, self._words, most)

    def _sounding_like(self, word: str, most: int) -> Iterable[tuple[str, int]]:
        said = sound(word)
        if len(said) < _SHORTEST_SOUND:
            return
        reach = max(1, len(word) * _MOST_LENGTH_SHARE)
        for heard, far in _near(said, self._sounds, most - 1):
            for near in self._by_sound[heard]:
                if abs(len(near) - len(word)) <= reach:
                    yield near, far


def _near(word: str, words: list[str], most: int) -> Iterable[tuple[str, int]]:
    told = process.extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=_CANDIDATES)
    return ((near, int(far)) for near, far, _ in told)
