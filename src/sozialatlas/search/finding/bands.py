"""How many hits each radius around the place would leave."""

from __future__ import annotations

import numpy as np
from tantivy import Query

from sozialatlas.search import answers, areas
from sozialatlas.search.answers import Choice, Facet
from sozialatlas.search.engine import schema as fields
from sozialatlas.search.engine.reader import Opened
from sozialatlas.search.finding import around, clauses
from sozialatlas.search.finding.filters import Filters
from sozialatlas.search.points import distances_km, unpack
from sozialatlas.search.requests import Near

RADII_KM = (2.0, 5.0, 10.0, 20.0, 50.0)
# Of more hits, measuring each takes longer than the search itself; the box offers radii anyway.
_MOST_MEASURED = 8_000


def bands(near: Near | None, text: Query, narrowed: Filters, opened: Opened) -> Facet:
    """Return the radii with the hits each would leave; no choices without a place."""
    if near is None:
        return Facet(answers.RADIUS, ())
    query = clauses.all_of([text, narrowed.all_but(answers.RADIUS)])
    if clauses.count(query, opened.searcher) > _MOST_MEASURED:
        return Facet(answers.RADIUS, ())
    own = () if near.radius_km is None else (near.radius_km,)
    radii = sorted({*RADII_KM, *own})
    counts = _counts(near, radii, query, opened)
    return Facet(
        answers.RADIUS,
        tuple(
            Choice(f"{radius:g}", count, radius == near.radius_km)
            for radius, count in zip(radii, counts, strict=True)
        ),
    )


def _counts(near: Near, radii: list[float], query: Query, opened: Opened) -> list[int]:
    """Count what serves the place in every radius, and the rest by its distance."""
    serving = clauses.has_one_of(fields.SERVES, around.reaching(near, areas.tree()))
    everywhere = clauses.count(clauses.all_of([query, serving]), opened.searcher)
    widest = around.square(around.Circle(near.lat, near.lon, radii[-1]))
    measured = clauses.without(clauses.all_of([query, widest]), serving)
    hits = opened.searcher.search(measured, limit=_MOST_MEASURED, count=False).hits
    values = opened.searcher.fast_field_values(fields.POINT, [address for _, address in hits])
    points = np.array(values, dtype=np.int64)
    distances = np.sort(distances_km(near.lat, near.lon, *unpack(points)))
    within = np.searchsorted(distances, radii, side="right")
    return [everywhere + int(count) for count in within]
