"""The hits of one request in their order, as far as somebody asked: a page, the map, a count."""

from __future__ import annotations

from abc import ABC, abstractmethod

from sozialatlas.search.finding.found import Found, Question
from sozialatlas.search.finding.grid import Placed
from sozialatlas.search.finding.pages import Rows, rows
from sozialatlas.search.requests import SearchRequest

# A list by date, or by score and distance together, has to look at all; beyond this, at the
# best by score.
MOST_WEIGHED = 60_000
# For one page no more hits are looked at, 60 MB of them; where services have many records each,
# a list of very many ends before its last page.
_MOST_LOOKED_AT = 240_000
_RECORDS_PER_ROW = 6


class Ranked(ABC):
    """The order of all hits of a request, worked out step by step."""

    def __init__(self, request: SearchRequest, total: int) -> None:
        """Look at nothing yet."""
        self._request = request
        self._total = total

    @property
    def request(self) -> SearchRequest:
        """What was asked for, on whatever page."""
        return self._request

    @property
    @abstractmethod
    def question(self) -> Question:
        """What was asked of the index."""

    @property
    @abstractmethod
    def kept_bytes(self) -> int:
        """How much memory the hits take that were looked at so far, about."""

    @abstractmethod
    def everything(self) -> Placed:
        """Return all hits, for the map."""

    @abstractmethod
    def groups(self) -> int:
        """Return the number of rows of the whole list."""

    @abstractmethod
    def _first(self, limit: int) -> Found:
        """Return at least so many of the first hits; asked for more, the same ones first."""

    @abstractmethod
    def _with_all_further(self, found: Found, chosen: Rows) -> Rows:
        """Return the rows with the records of their services that were not looked at."""

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
        most = min(self._total, _MOST_LOOKED_AT)
        limit = min(count * _RECORDS_PER_ROW, most)
        while True:
            found = self._first(limit)
            listed = rows(found, is_grouped=self._request.group)
            if len(listed) >= count or limit >= most:
                return found, listed
            limit = min(limit * 4, most)
