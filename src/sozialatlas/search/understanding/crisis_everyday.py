"""Everyday words in the spelling of the lists of danger: none of them is a misspelt other."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from sozialatlas.search.german import everyday, lexicon
from sozialatlas.search.understanding.crisis_words import plain


def is_everyday(word: str) -> bool:
    """Return whether a word of `words_of` is a German one that people use.

    Raises: MissingWordListError, if the words have not been fetched.
    """
    known, wanted = _words(), hash(word)
    at = int(np.searchsorted(known, wanted))
    return at < len(known) and bool(known[at] == wanted)


@cache
def _words() -> NDArray[np.int64]:
    """Return the hashes of all words, sorted: a tenth of the room of the words."""
    lexicon.demand(everyday.WORDS)
    written = plain("\n".join(lexicon.lines(everyday.WORDS)))
    return np.unique(np.array([*map(hash, written.split("\n"))], dtype=np.int64))
