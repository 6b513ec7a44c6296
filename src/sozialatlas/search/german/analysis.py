"""Text to terms: what the index holds, and what a query looks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from sozialatlas.search.german import compounds
from sozialatlas.search.german.stems import stem
from sozialatlas.search.german.tokens import tokens


@dataclass(frozen=True)
class Word:
    """One word of a text: its stem as a whole, its parts' stems, the compounds inside it.

    Altenpflegeheim: `whole` altenpflegeheim, `parts` alt, pfleg, heim, `inner` altenpfleg,
    pflegeheim. `surface` is the folded spelling.
    """

    surface: str
    whole: str
    parts: tuple[str, ...]
    inner: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """Every term of the word once, the whole first, divided by spaces."""
        return " ".join(dict.fromkeys((self.whole, *self.parts, *self.inner)))


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of a text in their order."""

    words: tuple[Word, ...]

    def text(self) -> str:
        """Return all terms, divided by spaces, as the index takes them."""
        return " ".join(word.text for word in self.words)

    def surfaces(self) -> str:
        """Return the words as written (folded), for suggestions and repair of typing errors."""
        return " ".join(word.surface for word in self.words)


def analyse(text: str) -> Terms:
    """Return the terms of a text.

    Raises: MissingWordListError, if the list of nouns has not been fetched.
    """
    return Terms(tuple(_word(token) for token in tokens(text)))


@lru_cache(maxsize=100_000)
def _word(token: str) -> Word:
    found = compounds.split(token)
    parts = tuple(stem(part.text) for part in found)
    runs = (
        stem(token[found[first].start : found[last].end])
        for first in range(len(found))
        for last in range(first + 1, len(found))
        if last - first + 1 < len(found)
    )
    return Word(token, stem(token), parts, tuple(dict.fromkeys(runs)))
