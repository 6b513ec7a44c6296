"""The nearest of very many hits: squares are doubled until enough lie inside."""

from __future__ import annotations

import dataclasses

import numpy as np

from sozialatlas.search.finding import around, clauses
from sozialatlas.search.finding.found import Found, Question, collect
from sozialatlas.search.requests import DISTANCE, Near

_FIRST_KM = 4.0
_GLOBE_KM = 20_000.0


def nearest(question: Question, place: Near, count: int) -> Found | None:
    """Return at least the `count` nearest hits in order; None, if fewer have a place.

    Asked for more, it gives the same ones first.
    """
    by_distance = dataclasses.replace(question.request, sort=DISTANCE)
    radius = _FIRST_KM
    while radius < _GLOBE_KM:
        square = clauses.unscored(around.square(around.Circle(place.lat, place.lon, radius)))
        inside = clauses.all_of([question.query, square])
        held = clauses.count(inside, question.searcher)
        if held >= count:
            asked = dataclasses.replace(question, query=inside, request=by_distance)
            found = collect(asked, held)
            # Beyond the inscribed circle, nearer hits may lie outside the square.
            within = int(np.count_nonzero(found.distance <= radius))
            if within >= count:
                return dataclasses.replace(found, order=found.order[:within])
        radius *= 2
    return None
