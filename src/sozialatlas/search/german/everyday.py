"""Words that Germans use: whoever writes one of them has not mistyped another."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from sozialatlas.search.german import lexicon
from sozialatlas.search.german.folding import fold
from sozialatlas.search.german.stems import stem

WORDS = lexicon.HERE / "words" / "everyday.txt"
# The frequency list lacks pronouns, some numbers and what people write in short messages.
_SMALL_WORDS = """
niemand niemanden niemandem jemand jemanden jemandem irgendjemand irgendein irgendwelche derjenige
dasselbe einander beide manche sämtliche jeglicher welcher solche deinetwegen unseretwegen vierzig
fünfzig moin gell aha naja nö vllt evtl usw bzw
"""


# Not the s, which people hear where a z stands: Demens is no form of Demen.
_ENDINGS = ("e", "en", "er", "em", "es", "n")


def is_everyday(word: str) -> bool:
    """Return whether a folded word is a German one that people use, in whatever form.

    Raises: MissingWordListError, if the words have not been fetched.
    """
    return _is_listed(word) or (word.endswith(_ENDINGS) and _is_listed(stem(word)))


def _is_listed(word: str) -> bool:
    known, wanted = _words_and_stems(), hash(word)
    at = int(np.searchsorted(known, wanted))
    return at < len(known) and bool(known[at] == wanted)


@cache
def _words_and_stems() -> NDArray[np.int64]:
    """Return the hashes of all words and their stems, sorted: a tenth of the room of the words."""
    lexicon.demand(WORDS)
    # Past the caches of both: tens of thousands of words that nobody types would fill them.
    said = [fold.__wrapped__(one) for one in (*lexicon.lines(WORDS), *_SMALL_WORDS.split())]
    stems = (stem.__wrapped__(one) for one in said)
    return np.unique(np.array([*map(hash, said), *map(hash, stems)], dtype=np.int64))
