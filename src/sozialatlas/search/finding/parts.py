"""Very many documents read part by part, so that they never all stand in memory as objects."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tantivy import DocAddress, FieldType, Query, Searcher

from sozialatlas.search.engine.schema import ID_HIGH, schema
from sozialatlas.search.finding import clauses

# Each document of a part takes 150 bytes while it is read: 5 MB a part.
MOST_IN_A_PART = 30_000
_LEAST, _GREATEST = -(2**63), 2**63 - 1


def parts(query: Query, searcher: Searcher, most: int | None = None) -> Iterator[list[DocAddress]]:
    """Yield all records that match, at most `most` of them at once, in no certain order.

    Parted by their ids, which are random: halves of a range hold about as many. Parts that are
    too large all the same are halved further.
    """
    return _within(clauses.unscored(query), searcher, most or MOST_IN_A_PART, _LEAST, _GREATEST)


def _within(
    query: Query, searcher: Searcher, most: int, low: int, high: int
) -> Iterator[list[DocAddress]]:
    own = Query.range_query(schema(), ID_HIGH, FieldType.Integer, low, high)
    part = clauses.all_of([query, own])
    count = clauses.count(part, searcher)
    if count > most and low < high:
        for start, end in _split(low, high, -(-count // most)):
            yield from _within(query, searcher, most, start, end)
    elif count:
        hits = searcher.search(part, limit=count, count=False).hits
        yield [address for _, address in hits]


def _split(low: int, high: int, pieces: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of about equal length that together are the given one."""
    # A tenth more pieces than needed: few of them are then too large.
    pieces = min(max(2, pieces + pieces // 10 + 1), high - low + 1)
    ends = [low + (high - low + 1) * number // pieces for number in range(pieces + 1)]
    yield from ((start, end - 1) for start, end in pairwise(ends))
