"""The vocabulary of each state of the index: the words of its names and of the taxonomy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tantivy import Searcher

from sozialatlas.search.engine.schema import SURFACE, spelled
from sozialatlas.search.understanding.knowledge import Knowledge
from sozialatlas.search.understanding.synonyms import SynonymTable
from sozialatlas.search.understanding.vocabulary import Vocabulary

# A word of the taxonomy counts like one that this many records bear in their names.
_TAXONOMY_COUNT = 3


@dataclass(frozen=True, slots=True, eq=False)
class _Made:
    """A vocabulary with what it was read from, stored in one step."""

    searcher: Searcher
    known: Knowledge
    synonyms: SynonymTable
    vocabulary: Vocabulary

    def is_of(self, searcher: Searcher, known: Knowledge, synonyms: SynonymTable) -> bool:
        """Return whether it was read from just these."""
        return self.searcher is searcher and self.known is known and self.synonyms is synonyms


class Held:
    """The vocabulary of the state of the index that was asked last."""

    def __init__(self) -> None:
        """Hold none yet."""
        self._made: _Made | None = None

    @property
    def vocabulary(self) -> Vocabulary | None:
        """The vocabulary that is held, if any."""
        return self._made.vocabulary if self._made is not None else None

    def has(self, searcher: Searcher, known: Knowledge, synonyms: SynonymTable) -> bool:
        """Return whether the words of a state are read already."""
        return self._made is not None and self._made.is_of(searcher, known, synonyms)

    def of(self, searcher: Searcher, known: Knowledge, synonyms: SynonymTable) -> Vocabulary:
        """Return the words of an index and of what is known besides, read once a state."""
        made = self._made
        if made is None or not made.is_of(searcher, known, synonyms):
            # Two threads may read it at once; both read the same, and nobody waits.
            words = _read(searcher, {**synonyms.words, **known.words}, _foreign(known, synonyms))
            made = self._made = _Made(searcher, known, synonyms, words)
        return made.vocabulary


held = Held()


def of(searcher: Searcher, known: Knowledge, synonyms: SynonymTable) -> Vocabulary:
    """Return the words of an index and of what is known besides."""
    return held.of(searcher, known, synonyms)


def _foreign(known: Knowledge, synonyms: SynonymTable) -> frozenset[str]:
    """Return what is a word in other languages alone: neither side knows it as one of ours."""
    ours = (known.words.keys() - known.foreign) | (synonyms.words.keys() - synonyms.foreign)
    return (known.foreign | synonyms.foreign) - ours


def _read(searcher: Searcher, words: Mapping[str, str], foreign: frozenset[str]) -> Vocabulary:
    counts: Counter[str] = Counter()
    written: dict[str, tuple[int, str]] = {}
    for term, count in searcher.terms_with_prefix(SURFACE, ""):
        folded, spelling = spelled(term)
        counts[folded] += count
        written[folded] = max(written.get(folded, (0, "")), (count, spelling))
    never_meant = foreign.difference(counts)
    for folded, spelling in words.items():
        counts[folded] += _TAXONOMY_COUNT
        written.setdefault(folded, (0, spelling))
    told = {folded: spelling for folded, (_, spelling) in written.items()}
    return Vocabulary(counts, told, never_meant)
