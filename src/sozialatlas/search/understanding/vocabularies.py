"""The vocabulary of each state of the index: the words of its names and of the taxonomy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from tantivy import Searcher

from sozialatlas.search.engine.schema import SURFACE, spelled
from sozialatlas.search.understanding.knowledge import Knowledge
from sozialatlas.search.understanding.synonyms import SynonymTable
from sozialatlas.search.understanding.vocabulary import Vocabulary

# A word of the taxonomy counts like one that this many records bear in their names.
_TAXONOMY_COUNT = 3

_held: dict[int, tuple[Searcher, Knowledge, SynonymTable, Vocabulary]] = {}


def of(searcher: Searcher, known: Knowledge, synonyms: SynonymTable) -> Vocabulary:
    """Return the words of an index and of what is known besides, read once a state."""
    held = _held.get(0)
    if held is not None and (held[0] is searcher and held[1] is known and held[2] is synonyms):
        return held[3]
    made = _read(searcher, {**synonyms.words, **known.words})
    _held[0] = (searcher, known, synonyms, made)
    return made


def _read(searcher: Searcher, words: Mapping[str, str]) -> Vocabulary:
    counts: Counter[str] = Counter()
    written: dict[str, tuple[int, str]] = {}
    for term, count in searcher.terms_with_prefix(SURFACE, ""):
        folded, spelling = spelled(term)
        counts[folded] += count
        written[folded] = max(written.get(folded, (0, "")), (count, spelling))
    for folded, spelling in words.items():
        counts[folded] += _TAXONOMY_COUNT
        written.setdefault(folded, (0, spelling))
    return Vocabulary(counts, {folded: spelling for folded, (_, spelling) in written.items()})
