"""All hits of a request as columns, in the order of the answer."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tantivy import DocAddress, Order, Query, Searcher

from sozialatlas.search import standing
from sozialatlas.search.engine import schema as fields
from sozialatlas.search.finding.advantage import Factors, factors
from sozialatlas.search.finding.sources import Listed, Source
from sozialatlas.search.points import Floats, Ints, distances_km, unpack
from sozialatlas.search.requests import (
    DATE,
    DISTANCE,
    NAME,
    RELEVANCE,
    VERIFIED,
    Near,
    SearchRequest,
)

# Added to the score of records that hold all words, far above any real score.
EXACT_BONUS = 1000.0


@dataclass(frozen=True, slots=True)
class Found:
    """Hits in their order; `distance` is NaN without a place, on either side."""

    source: Source
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


def order_of(request: SearchRequest) -> str:
    """Return the order that counts: without words, the nearest hit is the best."""
    is_only_near = request.near is not None and not request.words.strip()
    return DISTANCE if is_only_near and request.sort == RELEVANCE else request.sort


def collect(question: Question, limit: int) -> Found:
    """Return hits in the order that the request asks for.

    Complete only where there are no more than `limit` hits: of more, the best by score.
    """
    found = weighed(question.request, top(question, limit))
    return dataclasses.replace(found, order=ordered(question.request, found))


def best(question: Question, limit: int, count: int) -> Found:
    """Return the best hits, the first of them weighed; asked for more, the same ones first."""
    found = top(question, max(limit, count))
    first = weighed(question.request, part(found, slice(0, count)))
    found.score[:count] = first.score
    order = np.concatenate([ordered(question.request, first), found.order[count:]])
    return dataclasses.replace(found, order=order)


def top(question: Question, limit: int) -> Found:
    """Return the best hits in the engine's own order: by score, then as they stand in the index.

    Asked for more, it gives the same ones first.
    """
    hits = question.searcher.search(question.query, limit=max(limit, 1), count=False).hits
    # Not zip(*hits): thousands of arguments wake the garbage collector, which takes longer.
    addresses = [address for _, address in hits]
    score = np.array([score for score, _ in hits], dtype=np.float64)
    score, is_exact = split_exact(score, has_partial=question.has_partial)
    return of_addresses(question, addresses, score, is_exact)


def split_exact(score: Floats, *, has_partial: bool) -> tuple[Floats, NDArray[np.bool_]]:
    """Return scores without EXACT_BONUS, and which of them had it: all, if none go without."""
    if not has_partial:
        return score, np.full(len(score), fill_value=True)
    is_exact = score >= EXACT_BONUS
    return np.where(is_exact, score - EXACT_BONUS, score), is_exact


def sorted_by_engine(question: Question, limit: int) -> Found:
    """Return the hits checked last, of more than can be looked at one by one."""
    hits = question.searcher.search(
        question.query,
        limit=max(limit, 1),
        count=False,
        order_by_field=fields.STANDING,
        order=Order.Desc,
    ).hits
    everything = np.full(len(hits), fill_value=True)
    return of_addresses(question, [each for _, each in hits], np.zeros(len(hits)), everything)


def of_addresses(
    question: Question,
    addresses: list[DocAddress],
    score: Floats,
    is_exact: NDArray[np.bool_],
) -> Found:
    """Return documents as hits, in the order in which they are given."""
    source = Listed(question.searcher, addresses)
    lat, lon = unpack(source.numbers(fields.POINT))
    distance = _distances_to(question.request.near, lat, lon)
    service = source.numbers(fields.SERVICE_LOW)
    order = np.arange(len(addresses), dtype=np.int64)
    return Found(source, order, score, is_exact, lat, lon, distance, service)


def _distances_to(place: Near | None, lat: Floats, lon: Floats) -> Floats:
    """Return how far points lie from the place of a request; NaN without one."""
    if place is None:
        return np.full(len(lat), np.nan)
    return distances_km(place.lat, place.lon, lat, lon)


def factors_of(request: SearchRequest, found: Found) -> Factors:
    """Return what the scores of hits are multiplied by."""
    kept = standing.unpack(found.source.numbers(fields.STANDING))
    return factors(request, kept, found.distance)


def part(found: Found, chosen: slice | Ints) -> Found:
    """Return some of the hits, by their positions."""
    return Found(
        found.source.part(chosen),
        found.order[chosen],
        found.score[chosen],
        found.is_exact[chosen],
        found.lat[chosen],
        found.lon[chosen],
        found.distance[chosen],
        found.service[chosen],
    )


def weighed(request: SearchRequest, found: Found) -> Found:
    """Return hits with the score that counts; without words, all fit equally well."""
    base = found.score if request.words.strip() else np.ones(len(found))
    return dataclasses.replace(found, score=base * factors_of(request, found).product())


def ordered(request: SearchRequest, found: Found) -> Ints:
    """Return the positions in order; the id comes last, so that pages never overlap.

    Of records that are equal in everything, the id, which is random, favours nobody.
    """
    return np.lexsort((ids(found), *keys(request, found), ~found.is_exact))


def ids(found: Found) -> Ints:
    """Return half of the id of each hit: enough to tell hits apart."""
    return found.source.numbers(fields.ID_LOW)


def keys(request: SearchRequest, found: Found) -> list[Floats | Ints]:
    """Return what an order sorts by, the smallest first and the first key last.

    What lies in the town of a portal comes before what serves it from elsewhere.
    """
    chosen: list[Floats | Ints] = [*_keys(request, found)]
    if is_tiered(request):
        chosen.append((~is_home(request, found.source)).astype(np.int64))
    return chosen


def is_tiered(request: SearchRequest) -> bool:
    """Return whether the town comes first; in a calendar the day does."""
    return request.has_border and order_of(request) != DATE


def is_home(request: SearchRequest, source: Source) -> NDArray[np.bool_]:
    """Return which hits lie in the town of a request, which all do without one."""
    kept = standing.unpack(source.numbers(fields.STANDING))
    if not request.has_border:
        return np.full(len(kept.home), fill_value=True)
    return np.isin(kept.home, [standing.home(key) for key in request.scope.home])


def _keys(request: SearchRequest, found: Found) -> list[Floats] | list[Ints]:
    numbers, order = found.source.numbers, order_of(request)
    if order == DATE:
        return [numbers(fields.NEXT)]
    if order == VERIFIED:
        return [-standing.unpack(numbers(fields.STANDING)).verified]
    if order == NAME:
        return [numbers(name) for name in reversed(fields.NAME_ORDER)]
    far = np.where(np.isnan(found.distance), np.inf, found.distance)
    if order == RELEVANCE:
        return [far, -np.round(found.score, 4)]
    return [far]
