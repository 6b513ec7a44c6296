"""How many hits each radius around the place would leave."""

from __future__ import annotations

import numpy as np

from sozialatlas.search import answers, areas
from sozialatlas.search.answers import Choice, Facet
from sozialatlas.search.finding import around
from sozialatlas.search.finding.counting import Counting
from sozialatlas.search.requests import Near

RADII_KM = (2.0, 5.0, 10.0, 20.0, 50.0)


def bands(near: Near | None, counting: Counting, tree: areas.AreaTree) -> Facet:
    """Return the radii with the hits each would leave; no choices without a place.

    Nor of very many hits: the search box offers radii anyway.
    """
    if near is None or counting.total(answers.RADIUS) > counting.most_measured:
        return Facet(answers.RADIUS, ())
    own = () if near.radius_km is None else (near.radius_km,)
    radii = sorted({*RADII_KM, *own})
    counts = _counts(near, radii, counting, tree)
    return Facet(
        answers.RADIUS,
        tuple(
            Choice(f"{radius:g}", count, radius == near.radius_km)
            for radius, count in zip(radii, counts, strict=True)
        ),
    )


def _counts(near: Near, radii: list[float], counting: Counting, tree: areas.AreaTree) -> list[int]:
    """Count what serves the place in every radius, and the rest by its distance."""
    serving = around.reaching(near, tree)
    everywhere, distances = counting.distances(near, radii[-1], serving, answers.RADIUS)
    within = np.searchsorted(np.sort(distances), radii, side="right")
    return [everywhere + int(count) for count in within]
