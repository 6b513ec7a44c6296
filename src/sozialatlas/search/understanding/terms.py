"""Words that stand for topics: Alkoholberatung, "Essen auf Rädern", Schuldner und Beratung."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sozialatlas.search.german.analysis import Word, analyse
from sozialatlas.search.german.umlauts import unmarked

# Terms of more words than this are sentences: `concepts` knows them.
LONGEST_TERM = 5
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a query from `start` to before `end` that stand for topics.

    `is_whole` is false where only a part of a compound does: Pflegeheim in Pflegeheimplatz.
    """

    start: int
    end: int
    topics: tuple[str, ...]
    is_whole: bool = True


class TermTable:
    """Names and everyday words of topics, found however their parts are put together."""

    def __init__(self, terms: Iterable[tuple[str, str]]) -> None:
        """Take pairs of a term and the code of its topic."""
        self._topics: dict[Key, tuple[str, ...]] = {}
        for term, topic in terms:
            key = _key(analyse(term).words)
            if key:
                known = self._topics.get(key, ())
                self._topics[key] = known if topic in known else (*known, topic)
        # Typed without umlauts they are known as well, where nothing else is meant by it.
        for key, topics in list(self._topics.items()):
            self._topics.setdefault(tuple(map(unmarked, key)), topics)

    def spans(self, words: Sequence[Word]) -> list[Span]:
        """Return what stands for topics, the longest first come; spans do not overlap."""
        found: list[Span] = []
        start = 0
        while start < len(words):
            span = self._longest(words, start) or self._inside(words, start)
            if span is not None:
                found.append(span)
            start = span.end if span is not None else start + 1
        return found

    def _longest(self, words: Sequence[Word], start: int) -> Span | None:
        for end in range(min(len(words), start + LONGEST_TERM), start, -1):
            topics = self._topics.get(_key(words[start:end]))
            if topics:
                return Span(start, end, topics)
        return None

    def _inside(self, words: Sequence[Word], start: int) -> Span | None:
        for run in _runs(words[start].parts):
            topics = self._topics.get(tuple(sorted(run)))
            if topics:
                return Span(start, start + 1, topics, is_whole=False)
        return None


def _key(words: Sequence[Word]) -> Key:
    """Return the parts of all words in one order, so that Beratung für Schuldner is found.

    What is no compound keeps its umlaut only where it stands alone: frühe Förderung is
    Frühförderung, but hört is no Hort.
    """
    parts = {part for word in words for part in word.parts or (word.whole,)}
    return tuple(sorted(parts if len(parts) == 1 else map(unmarked, parts)))


def _runs(parts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield runs of at least two parts, the longest first."""
    for length in range(len(parts) - 1, 1, -1):
        for first in range(len(parts) - length + 1):
            yield parts[first : first + length]
