"""The engine's queries, under short names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tantivy import FieldType, Occur, Query, Searcher

from sozialatlas.search.engine.schema import schema

# With a score of its own: the engine drops a bare one beside other clauses, and its score with it.
EVERYTHING = Query.const_score_query(Query.all_query(), 1.0)
NOTHING = Query.empty_query()

# A set walks through all terms of the field; up to here, asking for each term is faster.
_FEW = 100


def has(field: str, value: str) -> Query:
    """Match documents with a value."""
    return Query.term_query(schema(), field, value, index_option="freq")


def has_one_of(field: str, values: Sequence[str]) -> Query:
    """Match documents with at least one of the values."""
    if len(values) <= _FEW:
        return unscored(any_of(has(field, value) for value in values))
    return Query.term_set_query(schema(), field, list(values))


def number_one_of(field: str, values: Sequence[int]) -> Query:
    """Match documents whose number is one of the values."""
    if len(values) <= _FEW:
        terms = (
            Query.term_query(schema(), field, value, index_option="basic") for value in values
        )
        return unscored(any_of(terms))
    return Query.term_set_query(schema(), field, list(values))


def between(field: str, low: int, high: int) -> Query:
    """Match documents whose number lies between two, both included."""
    return Query.range_query(schema(), field, FieldType.Integer, low, high)


def at_least(field: str, low: int) -> Query:
    """Match documents whose number is not smaller."""
    return Query.range_query(schema(), field, FieldType.Integer, low, None)


def at_most(field: str, high: int) -> Query:
    """Match documents whose number is not larger."""
    return Query.range_query(schema(), field, FieldType.Integer, None, high)


def all_of(queries: Iterable[Query]) -> Query:
    """Match documents that every query matches; the scores add up."""
    must = [(Occur.Must, query) for query in queries]
    if len(must) == 1:
        return must[0][1]
    return Query.boolean_query(must) if must else EVERYTHING


def any_of(queries: Iterable[Query]) -> Query:
    """Match documents that some query matches; the scores add up."""
    should = [(Occur.Should, query) for query in queries]
    if len(should) == 1:
        return should[0][1]
    return Query.boolean_query(should) if should else NOTHING


def unscored(query: Query) -> Query:
    """Narrow without saying how well."""
    return Query.const_score_query(query, 0.0)


def count(query: Query, searcher: Searcher) -> int:
    """Return how many documents match."""
    found: int = searcher.search(query, limit=1).count  # type: ignore[attr-defined]  # -- the stubs of tantivy 0.27 lack it
    return found


def without(query: Query, excluded: Query) -> Query:
    """Match what the first query matches and the second does not."""
    return Query.boolean_query([(Occur.Must, query), (Occur.MustNot, excluded)])
