"""Words that Germans use: whoever writes one of them has not mistyped another."""

from __future__ import annotations

from functools import cache

from sozialatlas.search.german import lexicon
from sozialatlas.search.german.folding import fold
from sozialatlas.search.german.stems import stem
from sozialatlas.search.german.word_set import WordSet

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
    known = _words_and_stems()
    return word in known or (word.endswith(_ENDINGS) and stem(word) in known)


@cache
def _words_and_stems() -> WordSet:
    lexicon.demand(WORDS)
    # Past the caches of both: tens of thousands of words that nobody types would fill them.
    said = [fold.__wrapped__(one) for one in (*lexicon.lines(WORDS), *_SMALL_WORDS.split())]
    return WordSet((*said, *map(stem.__wrapped__, said)))
