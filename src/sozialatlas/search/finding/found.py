"""All hits of a request as columns, in the order of the answer."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tantivy import DocAddress, Query, Searcher

from sozialatlas.search.engine import schema as fields
from sozialatlas.search.points import Floats, Ints, distances_km, unpack
from sozialatlas.search.requests import DATE, DISTANCE, SearchRequest

# Added to the score of records that hold all words, far above any real score.
EXACT_BONUS = 1000.0
# With a place, a hit loses up to three quarters of its score by distance; half way at 10 km.
_HALF_WAY_KM = 10.0
_FAR_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Found:
    """Hits in their order; `distance` is NaN without a place, on either side."""

    addresses: Sequence[DocAddress]
    order: Ints
    score: Floats
    is_exact: NDArray[np.bool_]
    lat: Floats
    lon: Floats
    distance: Floats
    service: Ints

    def __len__(self) -> int:
        return len(self.order)


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the request that it came from, and what it is put to.

    `has_partial`: records with only some of the words follow those with all, which carry
    EXACT_BONUS.
    """

    query: Query
    request: SearchRequest
    searcher: Searcher
    has_partial: bool = False


def collect(question: Question, limit: int) -> Found:
    """Return hits in the order that the request asks for.

    Complete only where there are no more than `limit` hits: of more, the best by score.
    """
    found = top(question, limit)
    return dataclasses.replace(found, order=_order(question, found))


def top(question: Question, limit: int) -> Found:
    """Return the best hits in the engine's own order: by score, then as they stand in the index.

    Asked for more, it gives the same ones first.
    """
    searcher, place = question.searcher, question.request.near
    hits = searcher.search(question.query, limit=max(limit, 1), count=False).hits
    # Not zip(*hits): thousands of arguments wake the garbage collector, which takes longer.
    addresses = [address for _, address in hits]
    score = np.array([score for score, _ in hits], dtype=np.float64)
    is_exact = np.full(len(hits), fill_value=True)
    if question.has_partial:
        is_exact = score >= EXACT_BONUS
        score = np.where(is_exact, score - EXACT_BONUS, score)
    lat, lon = unpack(column(searcher, fields.POINT, addresses))
    distance = np.full(len(hits), np.nan)
    if place is not None:
        distance = distances_km(place.lat, place.lon, lat, lon)
        score = score * _nearness(distance)
    service = column(searcher, fields.SERVICE_LOW, addresses)
    order = np.arange(len(hits), dtype=np.int64)
    return Found(addresses, order, score, is_exact, lat, lon, distance, service)


def column(searcher: Searcher, field: str, addresses: Sequence[DocAddress]) -> Ints:
    """Return a whole number of each document."""
    return np.array(searcher.fast_field_values(field, list(addresses)), dtype=np.int64)


def _nearness(distance: Floats) -> Floats:
    near = _FAR_SHARE + (1 - _FAR_SHARE) / (1 + distance / _HALF_WAY_KM)
    return np.where(np.isnan(distance), _FAR_SHARE, near)


def _order(question: Question, found: Found) -> Ints:
    """Return the positions in order; the id comes last, so that pages never overlap.

    Without words or a place all are equal, and the id, which is random, favours nobody.
    """
    low = column(question.searcher, fields.ID_LOW, found.addresses)
    if question.request.sort == DATE:
        starts = column(question.searcher, fields.NEXT, found.addresses)
        return np.lexsort((low, starts, ~found.is_exact))
    far = np.where(np.isnan(found.distance), np.inf, found.distance)
    if question.request.sort == DISTANCE:
        return np.lexsort((low, far, ~found.is_exact))
    return np.lexsort((low, far, -np.round(found.score, 4), ~found.is_exact))
