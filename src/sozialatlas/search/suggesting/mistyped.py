"""One typing error in the beginning of a word, put right by the words that are known."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

# Shorter ones are one error away from everything.
SHORTEST_REPAIRED = 5
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def corrections(word: str, known: Sequence[str]) -> list[str]:
    """Return the spellings one error away that begin a known word; `known` is sorted.

    Wrong, missing, additional and swapped letters count, and only where what stands before them
    is a beginning itself: few places are tried.
    """
    if len(word) < SHORTEST_REPAIRED or not word.isalpha():
        return []
    found: dict[str, None] = {}
    for at in range(len(word) + 1):
        if not _begins(word[:at], known):
            break
        tried = _one_error(word, at)
        found.update(dict.fromkeys(one for one in tried if one != word and _begins(one, known)))
    return list(found)


def _one_error(word: str, at: int) -> Iterator[str]:
    before, behind = word[:at], word[at:]
    if len(behind) > 1:
        yield before + behind[1] + behind[0] + behind[2:]
    if behind:
        yield before + behind[1:]
        yield from (before + letter + behind[1:] for letter in _LETTERS)
    # A letter missing at the end is no error: there the word is not finished.
    if behind:
        yield from (before + letter + behind for letter in _LETTERS)


def _begins(start: str, known: Sequence[str]) -> bool:
    at = bisect_left(known, start)
    return at < len(known) and known[at].startswith(start)
