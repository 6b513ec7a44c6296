"""As much of the order of all hits as a page needs."""

from __future__ import annotations

from sozialatlas.search.engine import schema as fields
from sozialatlas.search.finding import clauses
from sozialatlas.search.finding.found import (
    Found,
    Question,
    best,
    collect,
    sorted_by_engine,
    top,
)
from sozialatlas.search.finding.nearest import nearest
from sozialatlas.search.finding.pages import Rows, rows
from sozialatlas.search.requests import DATE, DISTANCE, NAME, VERIFIED, SearchRequest

# Up to here all hits are looked at for each list; beyond, only as many as its pages need.
FEW_ENOUGH = 8_000
# A list by date, or by score and distance together, has to look at all; beyond this, at the
# best by score.
MOST_WEIGHED = 60_000
_RECORDS_PER_ROW = 6
# Of more than FEW_ENOUGH hits, as many of the best are weighed by freshness and the like.
WEIGHED = 500
# Orders that have to look at all hits, for the engine's score says nothing of them.
_BY_KEY = (DATE, NAME, VERIFIED)


class Ranking:
    """The hits of one request in their order, worked out as far as somebody asked."""

    def __init__(self, question: Question, total: int) -> None:
        """Look at nothing yet."""
        self._question = question
        self._request = question.request
        self._total = total
        self._found: Found | None = None
        self._everything: Found | None = None

    @property
    def question(self) -> Question:
        """What was asked of the index."""
        return self._question

    def everything(self) -> Found:
        """Return all hits, for the map."""
        if self._total <= FEW_ENOUGH:
            return self._whole(FEW_ENOUGH)
        if self._everything is None:
            self._everything = top(self._question, self._total)
        return self._everything

    def groups(self) -> int:
        """Return the number of rows of the whole list.

        Of more than FEW_ENOUGH hits it is estimated, to a few in a thousand (HyperLogLog).
        """
        if not self._request.group:
            return self._total
        if self._total <= FEW_ENOUGH:
            return len(rows(self._whole(FEW_ENOUGH), is_grouped=True))
        return round(self._question.searcher.cardinality(self._question.query, fields.SERVICE_LOW))

    def page(self, request: SearchRequest) -> tuple[Found, Rows]:
        """Return the hits and the rows of one page; none beyond the last one that is looked at."""
        if (request.page - 1) * request.page_size >= min(self._total, MOST_WEIGHED):
            found = self._at_least(1)[0]
            return found, rows(found, is_grouped=False).none()
        found, listed = self._at_least(request.page * request.page_size)
        chosen = listed.page(request)
        if self._request.group and len(found) < self._total:
            chosen = self._with_all_further(found, chosen)
        return found, chosen

    def _at_least(self, count: int) -> tuple[Found, Rows]:
        limit = min(count * _RECORDS_PER_ROW, self._total)
        while True:
            found = self._first(limit)
            listed = rows(found, is_grouped=self._request.group)
            if len(listed) >= count or limit >= self._total:
                return found, listed
            limit = min(limit * 4, self._total)

    def _first(self, limit: int) -> Found:
        held = self._found
        if held is not None and len(held) >= limit:
            return held
        # Another thread may look further meanwhile: each goes on with what it found itself.
        self._found = found = self._look(limit)
        return found

    def _look(self, limit: int) -> Found:
        if self._total <= FEW_ENOUGH:
            return self._whole(FEW_ENOUGH)
        near = self._request.near
        if self._request.sort in _BY_KEY:
            return self._by_key(limit)
        if near is None:
            return best(self._question, limit, WEIGHED)
        if self._question.sort == DISTANCE:
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
