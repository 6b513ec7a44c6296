"""The nearest of very many hits: squares are doubled until enough lie inside."""

from __future__ import annotations

import numpy as np
from tantivy import Query, Searcher

from sozialatlas.search.finding import around, clauses
from sozialatlas.search.finding.found import Found, collect
from sozialatlas.search.requests import Near, SearchRequest

_FIRST_KM = 4.0
_GLOBE_KM = 20_000.0


def nearest(
    query: Query, request: SearchRequest, place: Near, count: int, searcher: Searcher
) -> Found | None:
    """Return at least the `count` nearest hits in order; None, if fewer have a place."""
    radius = _FIRST_KM
    while radius < _GLOBE_KM:
        square = clauses.unscored(around.square(place.lat, place.lon, radius))
        inside = clauses.all_of([query, square])
        if clauses.count(inside, searcher) >= count:
            found = collect(inside, request, searcher, searcher.num_docs)
            # Beyond the inscribed circle the square's corners hide nearer hits outside it.
            if int(np.count_nonzero(found.distance <= radius)) >= count:
                return found
        radius *= 2
    return None
