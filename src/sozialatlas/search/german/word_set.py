"""Very many words of which is only asked whether one is among them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np


class WordSet:
    """Hashes of words, sorted: a tenth of the room of the words themselves."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words, of which only the hashes are kept."""
        self._hashes = np.unique(np.array([*map(hash, words)], dtype=np.int64))

    def __contains__(self, word: str) -> bool:
        wanted = hash(word)
        at = int(np.searchsorted(self._hashes, wanted))
        return at < len(self._hashes) and bool(self._hashes[at] == wanted)
