"""Names of organizations as people type them, against names as they are entered."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

_LEGAL = frozenset({
    "ag", "e", "ev", "eg", "ggmbh", "gemeinnuetzige", "gmbh", "kg", "mbh", "ohg", "ug", "v",
})  # fmt: skip
"""Words that say in which form of law something is, and not what it is."""
_FUZZY_FROM = 5
"""Shorter words are as a whole too near to others to be mistyped."""
_NEAR = 84
ENOUGH = 60
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@lru_cache(maxsize=30_000)
def words(text: str) -> tuple[str, ...]:
    """Return the words that tell names apart, in small letters without umlauts.

    They are kept: with each letter that somebody types, all names of a county are compared.
    """
    found = re.findall(r"[^\W_]+", text.lower().translate(_UMLAUTS))
    return tuple(word for word in found if word not in _LEGAL)


def likeness(typed: tuple[str, ...], name: tuple[str, ...]) -> float:
    """Return how well a name answers what was typed so far, 0 to 100.

    Each typed word may be the beginning of one of the name, or be mistyped; what the name says
    besides counts a little against it.
    """
    if not typed or not name:
        return 0
    hits = sum(max(_of_word(each, word) for word in name) for each in typed) / len(typed)
    # Strick-Café and Strickcafé are the same, however the words are parted.
    if (alike := fuzz.ratio("".join(typed), "".join(name), score_cutoff=_NEAR)) > hits:
        return alike
    return hits - min(10, max(0, len(name) - len(typed)) * 2) if hits >= ENOUGH else 0


@lru_cache(maxsize=30_000)
def _of_word(typed: str, word: str) -> float:
    """Return how well a word answers a typed one; kept, since names share most of their words."""
    if word == typed:
        return 100
    if word.startswith(typed):
        return 92
    if len(typed) >= _FUZZY_FROM and typed in word:
        return 80
    if len(typed) < _FUZZY_FROM:
        return 0
    return fuzz.ratio(typed, word[: len(typed) + 2], score_cutoff=_NEAR) * 0.9
