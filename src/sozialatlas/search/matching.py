"""All hits of a request at once, for pages that arrange them anew: by day, not by rank."""

from __future__ import annotations

import math
import uuid
from collections.abc import Mapping

import numpy as np

from sozialatlas.search.engine import schema as fields
from sozialatlas.search.engine.reader import Opened, with_index
from sozialatlas.search.errors import IndexMissingError
from sozialatlas.search.finding import answering
from sozialatlas.search.finding.sources import column
from sozialatlas.search.ids import whole
from sozialatlas.search.points import distances_km
from sozialatlas.search.queries import bounded
from sozialatlas.search.requests import SearchRequest

Matches = Mapping[uuid.UUID, float | None]


def matches(request: SearchRequest) -> Matches:
    """Return the distance of each hit by its id, None where there is no way to measure.

    Without an index nothing is found: only the index knows events and volunteer roles.
    """
    asked = bounded(request)
    try:
        return with_index(lambda opened: _matches(asked, opened))
    except IndexMissingError:
        return {}


def _matches(request: SearchRequest, opened: Opened) -> Matches:
    found = answering.memory.outcome(request, opened).ranking.everything()
    addresses = [found.source.address(at) for at in range(len(found.lat))]
    high, low = (
        column(opened.searcher, name, addresses).tolist()
        for name in (fields.ID_HIGH, fields.ID_LOW)
    )
    near = request.near
    if near is None:
        distances = np.full(len(addresses), np.nan)
    else:
        distances = distances_km(near.lat, near.lon, found.lat, found.lon)
    return {
        whole(*halves): None if math.isnan(distance) else distance
        for *halves, distance in zip(high, low, distances.tolist(), strict=True)
    }
