"""Questions to the search."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass, replace

from django.db.models import Max, Min
from django.utils import timezone

from sozialatlas.search.answers import SHORTENED, Cluster, Notice, SearchAnswer
from sozialatlas.search.engine import generations
from sozialatlas.search.engine.reader import with_index
from sozialatlas.search.errors import IndexMissingError
from sozialatlas.search.explanations import Explanation
from sozialatlas.search.finding import answering, fallback
from sozialatlas.search.finding.grid import MOST_ZOOM
from sozialatlas.search.models import OutboxEntry
from sozialatlas.search.requests import BadRequestError, SearchRequest
from sozialatlas.search.understanding import bounds
from sozialatlas.search.withheld import withheld

_SECONDS_BETWEEN_LOOKS = 0.05
PATIENCE_SECONDS = 60
"""The indexer takes up a change in a second; what has waited this long is stuck."""


@dataclass(frozen=True, slots=True)
class IndexState:
    """How the index is, for the health check; counts and seconds, None where there is none."""

    is_ready: bool
    is_current: bool
    documents: int
    pending: int
    oldest_pending_seconds: float | None

    @property
    def is_behind(self) -> bool:
        """Whether a change has waited for longer than the indexer ever needs."""
        return (self.oldest_pending_seconds or 0) > PATIENCE_SECONDS


def search(request: SearchRequest) -> SearchAnswer:
    """Return a page of hits with counts and notices; from the database without an index."""
    asked = bounded(request)
    try:
        answer = with_index(lambda opened: answering.answer(asked, opened))
    except IndexMissingError:
        answer = fallback.answer(asked)
    if not asked.is_shortened:
        return answer
    return replace(answer, notices=(Notice(SHORTENED), *answer.notices))


def bounded(request: SearchRequest) -> SearchRequest:
    """Return the request with as many words as are looked for, and what must not be found.

    Words of an address have been bounded before a place was taken from among them.
    """
    request = replace(request, withheld=withheld())
    if request.whole_words:
        return request
    words = bounds.clean(request.words)
    return replace(
        request, words=words.text, is_shortened=words.is_shortened, whole_words=words.whole
    )


def explain(request: SearchRequest, record_id: uuid.UUID) -> Explanation | None:
    """Return why a record stands where it does; None if it is not found, or without an index."""
    asked = bounded(request)
    try:
        return with_index(lambda opened: answering.explanation(asked, record_id, opened))
    except IndexMissingError:
        return None


def clusters(request: SearchRequest, zoom: int) -> tuple[Cluster, ...]:
    """Return all hits of a request as clusters for a map's zoom level, none without an index."""
    if not 0 <= zoom <= MOST_ZOOM:
        raise BadRequestError("zoom", f"must be between 0 and {MOST_ZOOM}")
    asked = bounded(request)
    try:
        return with_index(lambda opened: answering.clusters(asked, zoom, opened))
    except IndexMissingError:
        return ()


def newest_change() -> int:
    """Return the number of the newest change that waits for the index; 0 if none does."""
    return OutboxEntry.objects.aggregate(newest=Max("pk"))["newest"] or 0


def wait_for(change_id: int, timeout: float) -> bool:
    """Return whether searches see a change, after waiting for at most `timeout` seconds.

    Ask `newest_change` after saving. An entry leaves the outbox only when the index has it.
    """
    until = time.monotonic() + timeout
    while OutboxEntry.objects.filter(pk__lte=change_id).exists():
        if time.monotonic() >= until:
            return False
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    return True


def index_state() -> IndexState:
    """Return how the index is, and how far it lags behind."""
    told = OutboxEntry.objects.aggregate(oldest=Min("changed_at"))
    oldest = told["oldest"]
    try:
        documents, is_ready = with_index(lambda opened: opened.searcher.num_docs), True
    except IndexMissingError:
        documents, is_ready = 0, False
    return IndexState(
        is_ready=is_ready,
        is_current=generations.versions_of(generations.link()) == generations.here(),
        documents=documents,
        pending=OutboxEntry.objects.count(),
        oldest_pending_seconds=(timezone.now() - oldest).total_seconds() if oldest else None,
    )
