"""Events in the order in which they take place: the soonest first."""

from __future__ import annotations

import datetime as dt
import math
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings

from sozialatlas.directory.models import Event
from sozialatlas.directory.cards import Timing
from sozialatlas.directory.recurrence import next_start
from sozialatlas.directory.recurrence_rule import RecurrenceError
from sozialatlas.search import queries
from sozialatlas.search.answers import Hit, SearchAnswer
from sozialatlas.search.requests import PAGE_SIZE_LIMIT, SearchRequest

MOST_PAGES = 30
"""Pages of the search that are put in order; what lies beyond 3,000 events follows unordered."""


def soonest_first(request: SearchRequest) -> SearchAnswer:
    """Return the page of a request for events, ordered by the next time that each takes place."""
    wide = replace(request, page=1, page_size=PAGE_SIZE_LIMIT)
    first = queries.search(wide)
    hits = [*first.hits, *_further(wide, first.pages)]
    starts = _starts({hit.id for hit in hits}, request.now)
    ordered = sorted(hits, key=lambda hit: (starts.get(hit.id, math.inf), str(hit.id)))
    begin = (request.page - 1) * request.page_size
    return replace(
        first,
        page=request.page,
        pages=math.ceil(first.groups / request.page_size),
        hits=tuple(ordered[begin : begin + request.page_size]),
    )


def _further(wide: SearchRequest, pages: int) -> Iterable[Hit]:
    for page in range(2, min(pages, MOST_PAGES) + 1):
        yield from queries.search(replace(wide, page=page)).hits


def _starts(ids: set[uuid.UUID], now: dt.datetime) -> Mapping[uuid.UUID, float]:
    """Return when each event begins next, in seconds since 1970; past ones are left out."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    rows = Event.objects.filter(pk__in=ids).values_list("pk", "starts_at", "rrule", "exdates")
    found = {
        key: _next(start, rrule, tuple(left_out), hour) for key, start, rrule, left_out in rows
    }
    return {key: start for key, start in found.items() if start is not None}


@lru_cache(maxsize=8192)
def _next(
    starts_at: dt.datetime, rrule: str, exdates: tuple[str, ...], hour: dt.datetime
) -> float | None:
    try:
        start = next_start(
            Timing(starts_at=starts_at, ends_at=None, rrule=rrule, exdates=exdates),
            hour,
            ZoneInfo(settings.TIME_ZONE),
        )
    except RecurrenceError:
        return starts_at.timestamp()  # a rule that nobody can read leaves the first time
    return start.timestamp() if start else None
