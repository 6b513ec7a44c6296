"""As much of the order of all hits as a page needs, asked of the engine."""

from __future__ import annotations

from sozialatlas.search.engine import holding, schema as fields
from sozialatlas.search.finding import clauses
from sozialatlas.search.finding.found import (
    Found,
    Question,
    best,
    collect,
    is_tiered,
    order_of,
    sorted_by_engine,
)
from sozialatlas.search.finding.grid import Placed
from sozialatlas.search.finding.nearest import nearest
from sozialatlas.search.finding.pages import Rows, rows
from sozialatlas.search.finding.ranked import MOST_WEIGHED, Ranked
from sozialatlas.search.finding.scattered import BYTES_PER_HIT, Scattered, scattered
from sozialatlas.search.requests import DATE, DISTANCE, NAME, VERIFIED

# Up to here all hits are looked at for each list; beyond, only as many as its pages need.
# Of an index that columns are held of, all hits are looked at in any case.
FEW_ENOUGH = 8_000
# Of more than FEW_ENOUGH hits, as many of the best are weighed by freshness and the like.
WEIGHED = 500
# The address of a hit, which is an object, and its columns.
_BYTES_PER_LISTED_HIT = 130
# Orders that have to look at all hits, for the engine's score says nothing of them.
_BY_KEY = (DATE, NAME, VERIFIED)


class Ranking(Ranked):
    """The order of hits that the engine finds, of however many records."""

    def __init__(self, question: Question, total: int) -> None:
        """Look at nothing yet."""
        super().__init__(question.request, total)
        self._question = question
        self._found: Found | None = None
        self._everything: Scattered | None = None
        # A list must not change its order when the columns of its state have been read.
        may_be_held = question.searcher.num_docs <= holding.MOST_RECORDS
        self._few_enough = holding.MOST_RECORDS if may_be_held else FEW_ENOUGH

    @property
    def question(self) -> Question:
        """What was asked of the index."""
        return self._question

    @property
    def kept_bytes(self) -> int:
        """How much memory the hits take that were looked at so far, about."""
        listed, everything = self._found, self._everything
        return (len(listed) * _BYTES_PER_LISTED_HIT if listed is not None else 0) + (
            len(everything) * BYTES_PER_HIT if everything is not None else 0
        )

    def everything(self) -> Placed:
        """Return all hits, for the map."""
        if self._total <= self._few_enough:
            return self._whole(self._few_enough)
        everything = self._everything
        if everything is None:
            self._everything = everything = scattered(self._question)
        return everything

    def groups(self) -> int:
        """Return the number of rows of the whole list.

        Of more than FEW_ENOUGH hits it is estimated, to a few in a thousand (HyperLogLog).
        """
        if not self._request.group:
            return self._total
        if self._total <= self._few_enough:
            return len(rows(self._whole(self._few_enough), is_grouped=True))
        return round(self._question.searcher.cardinality(self._question.query, fields.SERVICE_LOW))

    def _first(self, limit: int) -> Found:
        held = self._found
        if held is not None and len(held) >= limit:
            return held
        # Another thread may look further meanwhile: each goes on with what it found itself.
        self._found = found = self._look(limit)
        return found

    def _look(self, limit: int) -> Found:
        # Neither the engine's score nor a distance says what lies in the town.
        if self._total <= self._few_enough or is_tiered(self._request):
            return self._whole(min(self._total, max(self._few_enough, MOST_WEIGHED)))
        near = self._request.near
        if self._request.sort in _BY_KEY:
            return self._by_key(limit)
        if near is None:
            return best(self._question, limit, WEIGHED)
        if order_of(self._request) == DISTANCE:
            found = nearest(self._question, near, limit)
            if found is not None:
                return found
        return self._whole(min(self._total, MOST_WEIGHED))

    def _by_key(self, limit: int) -> Found:
        if self._request.sort == VERIFIED and self._total > MOST_WEIGHED:
            return sorted_by_engine(self._question, limit)
        return self._whole(min(self._total, MOST_WEIGHED))

    def _whole(self, limit: int) -> Found:
        held = self._found
        if held is not None and len(held) >= min(limit, self._total):
            return held
        self._found = found = collect(self._question, limit)
        return found

    def _with_all_further(self, found: Found, chosen: Rows) -> Rows:
        """Return the rows with the records of their services that were not looked at."""
        services = found.service[chosen.positions].tolist()
        held = clauses.number_one_of(fields.SERVICE_LOW, services)
        query = clauses.all_of([self._question.query, clauses.unscored(held)])
        wanted = {"terms": {"field": fields.SERVICE_LOW, "size": len(services) or 1}}
        told = self._question.searcher.aggregate(query, {"all": wanted})["all"]["buckets"]
        counts = {int(bucket["key"]): bucket["doc_count"] for bucket in told}
        return chosen.with_further([counts.get(service, 1) - 1 for service in services])
