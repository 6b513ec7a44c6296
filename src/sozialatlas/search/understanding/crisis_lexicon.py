"""The words of the lists of danger, and the slots that each fills: "verprugelt" is violence.

They are also known with one letter wrong, written as one, and taken apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from rapidfuzz.distance import OSA

from sozialatlas.search.understanding.crisis_joints import Tongue

# Shorter words differ by one letter too often: leben and lesen, запирать and записать.
SHORTEST_MISSPELT = 6
SHORTEST_MISSPELT_START = 7
_KEPT_WORDS = 20_000
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_ENDINGS = frozenset(("e", "en", "er", "em", "es", "n", "s"))
# Two words are read as one where they make a longer entry than chance would: selbst mord.
_SHORTEST_JOINED = 6
_SHORTEST_JOINED_PART = 2
# They begin verbs and are words as well: er hängt Bilder auf, zu viele.
_NEVER_JOINED = frozenset(("er", "zu"))

# And the, with the, for the, the; and, so, with, for, as, will.
_PARTICLES = (
    "\u0648\u0627\u0644",
    "\u0628\u0627\u0644",
    "\u0644\u0644",
    "\u0627\u0644",
    "\u0648",
    "\u0641",
    "\u0628",
    "\u0644",
    "\u0643",
    "\u0633",
)

Slots = frozenset[int]
_NONE: Slots = frozenset()


class Lexicon:
    """All listed words: whole, with an open end (`schlag*`), start (`*ني`) or both."""

    def __init__(
        self,
        entries: Mapping[str, Iterable[int]],
        harmless: Iterable[str],
        tongues: Iterable[Tongue] = (),
        is_everyday: Callable[[str], bool] = lambda _word: False,
    ) -> None:
        """Take plain entries with the numbers of their slots, and words that fill none.

        By the `tongues` words are taken apart that were written as one; `is_everyday` tells
        words that are no misspelt ones.
        """
        self._tongues = tuple(tongues)
        self._harmless = {
            open_: _Table((e.strip("*"), [0]) for e in harmless if _openness(e) == open_)
            for open_ in _OPEN
        }
        self._tables = {
            open_: _Table((e.strip("*"), s) for e, s in entries.items() if _openness(e) == open_)
            for open_ in _OPEN
        }
        long_ = (entry.strip("*") for entry in entries if _is_long(entry))
        self._misspelt = _Misspelt(long_, is_everyday)
        self._known: dict[str, Slots] = {}

    def slots(self, word: str) -> Slots:
        """Return the slots that a word of `words_of` fills."""
        known = self._known.get(word)
        if known is None:
            known = self._look_up(word)
            if len(self._known) < _KEPT_WORDS:
                self._known[word] = known
        return known

    def apart(self, word: str) -> tuple[str, ...]:
        """Return the words that were written as one: ichwill, nichtmehr, schlägtmich."""
        if word in self._tables[""] or _found(self._harmless, word):
            return (word,)
        parts = (tongue.parts(word) for tongue in self._tongues)
        return min(filter(None, parts), key=len, default=(word,))

    def joined(self, first: str, second: str) -> Slots:
        """Return the slots of two words that are one: selbst mord, ver gewaltigt."""
        if first in _NEVER_JOINED or min(len(first), len(second)) < _SHORTEST_JOINED_PART:
            return _NONE
        word = _together(first, second)
        if len(word) < _SHORTEST_JOINED or _found(self._harmless, word):
            return _NONE
        least = max(_SHORTEST_JOINED, len(first) + 1)
        return frozenset(
            slot for open_ in ("", ">") for slot in self._tables[open_].slots(word, open_, least)
        )

    def _behind_particles(self, word: str) -> Slots:
        """Return the slots of an Arabic word behind "and", "with", "for", "will" and "the"."""
        if not _ARABIC.match(word):
            return _NONE
        for particle in _PARTICLES:
            found = _found(self._tables, word.removeprefix(particle))
            if found and word.startswith(particle):
                return found
        return _NONE

    def _look_up(self, word: str) -> Slots:
        if _found(self._harmless, word):
            return _NONE
        found = _found(self._tables, word) or self._behind_particles(word)
        # A short start such as the Turkish ver* explains no German word: vergewaltgt.
        explains = SHORTEST_MISSPELT - 1
        if word in self._tables[""] or _found(self._tables, word, explains):
            return found
        meant = self._misspelt.meant(word)
        return found.union(*(_found(self._tables, one) for one in meant))


_OPEN = ("", ">", "<", "<>")


def _openness(entry: str) -> str:
    """Return where an entry is open: before it, behind it, both or nowhere."""
    return ("<" if entry.startswith("*") else "") + (">" if entry.endswith("*") else "")


def _is_long(entry: str) -> bool:
    """Return whether an entry is still known with a wrong letter.

    Arabic words are short and differ by one letter: their spelling is only made plain.
    """
    if entry.startswith("*") or _ARABIC.match(entry):
        return False
    return len(entry) > (SHORTEST_MISSPELT_START if entry.endswith("*") else SHORTEST_MISSPELT - 1)


class _Table:
    """Entries of one openness, looked up by their letters."""

    def __init__(self, entries: Iterable[tuple[str, Iterable[int]]]) -> None:
        slots: dict[str, set[int]] = defaultdict(set)
        for entry, numbers in entries:
            slots[entry].update(numbers)
        self._slots = {entry: frozenset(numbers) for entry, numbers in slots.items()}
        self._lengths = tuple(sorted({len(entry) for entry in slots}))

    def __contains__(self, entry: str) -> bool:
        return entry in self._slots

    def pieces(self, word: str, open_: str, least: int = 0) -> Iterator[str]:
        """Yield the pieces of a word, of at least so many letters, that an entry could be."""
        if not open_:
            yield word
        for length in self._lengths if open_ else ():
            if least <= length <= len(word):
                starts = {">": (0,), "<": (len(word) - length,)}
                for start in starts.get(open_, range(len(word) - length + 1)):
                    yield word[start : start + length]

    def slots(self, word: str, open_: str, least: int = 0) -> Iterator[int]:
        """Yield the slots of all entries, of at least so many letters, that fit a word."""
        for piece in self.pieces(word, open_, least):
            yield from self._slots.get(piece, ())


def _together(first: str, second: str) -> str:
    """Return two words as one, in the spelling without doubled letters."""
    return first + (second[1:] if first[-1] == second[0] else second)


def _found(tables: Mapping[str, _Table], word: str, least: int = 0) -> Slots:
    """Return the slots of all entries that fit a word; open ones of at least so many letters."""
    return frozenset(
        slot for open_, table in tables.items() for slot in table.slots(word, open_, least)
    )


class _Misspelt:
    """Long entries, found by what is left of them when any one letter is taken out.

    Two words that differ by one letter share such a remainder: a few look-ups instead of a
    comparison with all entries.
    """

    def __init__(self, entries: Iterable[str], is_everyday: Callable[[str], bool]) -> None:
        self._is_everyday = is_everyday
        self._entries: dict[str, tuple[str, ...]] = {}
        for entry in entries:
            for rest in set(_remainders(entry)):
                self._entries[rest] = (*self._entries.get(rest, ()), entry)

    def meant(self, word: str) -> list[str]:
        """Return entries that the word, or its beginning, is but for one letter.

        The first letter is hardly ever the wrong one, and Kater is not Vater. Nor is a beginning
        misspelt that an everyday word explains: "Starkstrom" is not about somebody who stalks.
        Another ending makes a form of the same word: schaff, schaffe.
        """
        if len(word) < SHORTEST_MISSPELT - 1:
            return []
        beginnings = (word[:end] for end in range(SHORTEST_MISSPELT - 1, len(word) + 1))
        near = {
            (entry, beginning)
            for beginning in beginnings
            for rest in _remainders(beginning)
            for entry in self._entries.get(rest, ())
        }
        meant = [
            (entry, beginning)
            for entry, beginning in near
            if entry[0] == word[0] and OSA.distance(entry, beginning, score_cutoff=1) <= 1
        ]
        explained = self._explained(word) if meant else 0
        return sorted(
            entry + word[len(beginning) :]
            for entry, beginning in meant
            if len(beginning) > explained or (beginning == word and _differ_at_end(entry, word))
        )

    def _explained(self, word: str) -> int:
        """Return how much of a word the longest everyday one explains; an ending belongs to it."""
        ends = range(len(word), SHORTEST_MISSPELT - 2, -1)
        end = next((end for end in ends if self._is_everyday(word[:end])), 0)
        return len(word) if word[end:] in _ENDINGS else end


def _differ_at_end(first: str, second: str) -> bool:
    longer = max(len(first), len(second))
    return first[: longer - 1] == second[: longer - 1]


def _remainders(word: str) -> Iterator[str]:
    yield word
    for place in range(1, len(word)):
        yield word[:place] + word[place + 1 :]
