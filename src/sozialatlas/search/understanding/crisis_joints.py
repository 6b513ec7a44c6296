"""Words that people in danger write as one: ichwill, nichtmehr, schlägtmich."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

# Shorter words are hardly two, and short parts are found in everything.
_SHORTEST = 4
_SHORTEST_PART = 3
_LONGEST_PART = 24

Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tongue:
    """The listed words of one language, and short ones that stick to their neighbours."""

    words: frozenset[str]
    clinging: frozenset[str]

    def parts(self, word: str) -> Parts:
        """Return the words that a word is made of, one of them clinging; nothing otherwise.

        The spelling is without doubled letters, so that a letter may end one and begin the next.
        """
        if len(word) < _SHORTEST:
            return ()
        reached: dict[int, Parts] = {0: ()}
        for start in range(len(word)):
            for part, before in self._parts_at(word, start, reached):
                end, parts = start + len(part), (*reached[before], part)
                # "Heute nacht" rather than "heutenacht", which is listed, too: one of them clings.
                if self.clinging.isdisjoint(reached.get(end, ())):
                    reached[end] = parts
        found = reached.get(len(word), ())
        return found if len(found) > 1 and not self.clinging.isdisjoint(found) else ()

    def _parts_at(
        self, word: str, start: int, reached: dict[int, Parts]
    ) -> Iterator[tuple[str, int]]:
        """Yield the words that begin at a place, each with the place where those before end."""
        if start not in reached and start + 1 not in reached:
            return
        longest = min(len(word), start + _LONGEST_PART)
        for end in range(start + 1, longest + 1):
            part = word[start:end]
            if part in self.clinging or (len(part) >= _SHORTEST_PART and part in self.words):
                if start in reached:
                    yield part, start
                elif start and start + 1 in reached and len(part) > 1:
                    yield part, start + 1
