"""Words that umlauts keep apart from others: hört and Hort, Müll and Mull, schön and schon."""

from __future__ import annotations

import unicodedata
from functools import cache

from sozialatlas.search.german import lexicon
from sozialatlas.search.german.folding import fold, without_spelled_umlauts
from sozialatlas.search.german.stems import stem

# Behind the stem of a listed word; no letter, so that no other word has it.
_MARK = "\u00a8"
_UMLAUTS = frozenset("äöü")


def stem_apart(written: str) -> str:
    """Return the stem of a listed word that is written with umlauts; nothing for all others.

    The stemmer itself takes all spellings of umlauts for one.
    """
    low = lowered(written)
    if _UMLAUTS.isdisjoint(low) and without_spelled_umlauts(low) == low:
        return ""
    found = stem(fold(low))
    return f"{found}{_MARK}" if found in _apart() else ""


def unmarked(term: str) -> str:
    """Return the term that a listed word shares with those without umlauts."""
    return term.removesuffix(_MARK)


def lowered(written: str) -> str:
    """Return a word in lower case, its umlauts one letter each."""
    return unicodedata.normalize("NFC", written).lower()


@cache
def _apart() -> frozenset[str]:
    listed = lexicon.lines(lexicon.LISTS / "apart.txt")
    return frozenset(stem(fold(word)) for line in listed for word in line.split())
