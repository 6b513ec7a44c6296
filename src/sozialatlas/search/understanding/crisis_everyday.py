"""Everyday words in the spelling of the lists of danger: none of them is a misspelt other."""

from __future__ import annotations

from functools import cache

from sozialatlas.search.german import everyday, lexicon
from sozialatlas.search.german.word_set import WordSet
from sozialatlas.search.understanding.crisis_words import plain


def is_everyday(word: str) -> bool:
    """Return whether a word of `words_of` is a German one that people use.

    Raises: MissingWordListError, if the words have not been fetched.
    """
    return word in _words()


@cache
def _words() -> WordSet:
    lexicon.demand(everyday.WORDS)
    return WordSet(plain("\n".join(lexicon.lines(everyday.WORDS))).split("\n"))
