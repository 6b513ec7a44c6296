"""Text to terms: what the index holds, and what a query looks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sozialatlas.search.german import compounds, umlauts
from sozialatlas.search.german.compounds import Part
from sozialatlas.search.german.folding import fold
from sozialatlas.search.german.stems import neutral, stem
from sozialatlas.search.german.tokens import telling_words, written_words


@dataclass(frozen=True)
class Word:
    """One word of a text: its stem as a whole, its parts' stems, the compounds inside it.

    Altenpflegeheim: `whole` altpflegheim, `parts` alt, pfleg, heim, `inner` altpfleg,
    pflegheim. `surface` is the folded spelling. `beside` is what the index holds as well:
    hört is looked for with its umlaut, and found without it, too.
    """

    surface: str
    whole: str
    parts: tuple[str, ...]
    inner: tuple[str, ...]
    beside: tuple[str, ...] = ()

    @cached_property
    def text(self) -> str:
        """Every term of the word once, the whole first, divided by spaces."""
        return " ".join(dict.fromkeys((self.whole, *self.parts, *self.inner, *self.beside)))


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of a text in their order."""

    words: tuple[Word, ...]

    def text(self) -> str:
        """Return all terms, divided by spaces, as the index takes them."""
        return " ".join(word.text for word in self.words)


def analyse(text: str, names: frozenset[str] = frozenset()) -> Terms:
    """Return the terms of a text; folded words among `names` are not taken apart.

    Raises: MissingWordListError, if the list of nouns has not been fetched.
    """
    return Terms(
        tuple(
            _name(folded) if folded in names else _word(folded, written)
            for folded, written in telling_words(text)
        )
    )


def spellings(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word of a text folded, and as it is written."""
    for written in written_words(text):
        yield fold(written), written


def _name(token: str) -> Word:
    return Word(token, stem(token), (), ())


@lru_cache(maxsize=100_000)
def _word(folded: str, written: str) -> Word:
    found = compounds.split(neutral(folded))
    if not found:
        own = umlauts.stem_apart(written)
        return Word(folded, own, (), (), (stem(folded),)) if own else _name(folded)
    parts = tuple(stem(part.text) for part in found)
    runs = (
        "".join(parts[first:last])
        for first in range(len(parts))
        for last in range(first + 2, len(parts) + 1)
        if last - first < len(parts)
    )
    # Joined stems, not the stem of the whole: Schuldenberatung is Schuldnerberatung.
    return Word(folded, "".join(parts), parts, tuple(dict.fromkeys(runs)), _apart(found, written))


def _apart(parts: Sequence[Part], written: str) -> tuple[str, ...]:
    """Return the parts that umlauts keep apart from other words: Küche in Suppenküche."""
    lowered = umlauts.lowered(written)
    if len(fold(written)) != len(lowered):
        return ()  # Umlauts are spelled out: nobody knows where the parts begin.
    said = (umlauts.stem_apart(lowered[part.start : part.end]) for part in parts)
    return tuple(one for one in said if one)
