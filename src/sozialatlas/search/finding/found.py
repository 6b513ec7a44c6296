"""All hits of a request as columns, in the order of the answer."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tantivy import DocAddress, Order, Query, Searcher

from sozialatlas.search import standing
from sozialatlas.search.engine import schema as fields
from sozialatlas.search.finding.advantage import Factors, factors
from sozialatlas.search.points import Floats, Ints, distances_km, unpack
from sozialatlas.search.requests import DATE, DISTANCE, NAME, RELEVANCE, VERIFIED, SearchRequest

# Added to the score of records that hold all words, far above any real score.
EXACT_BONUS = 1000.0


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

    @property
    def sort(self) -> str:
        """The order that counts: without words, the nearest hit is the best."""
        asked = self.request
        is_only_near = asked.near is not None and not asked.words.strip()
        return DISTANCE if is_only_near and asked.sort == RELEVANCE else asked.sort


def collect(question: Question, limit: int) -> Found:
    """Return hits in the order that the request asks for.

    Complete only where there are no more than `limit` hits: of more, the best by score.
    """
    found = _weighed(question, top(question, limit))
    return dataclasses.replace(found, order=_order(question, found))


def best(question: Question, limit: int, weighed: int) -> Found:
    """Return the best hits, the first of them weighed; asked for more, the same ones first."""
    found = top(question, max(limit, weighed))
    first = _weighed(question, _part(found, slice(0, weighed)))
    found.score[:weighed] = first.score
    order = np.concatenate([_order(question, first), found.order[weighed:]])
    return dataclasses.replace(found, order=order)


def top(question: Question, limit: int) -> Found:
    """Return the best hits in the engine's own order: by score, then as they stand in the index.

    Asked for more, it gives the same ones first.
    """
    hits = question.searcher.search(question.query, limit=max(limit, 1), count=False).hits
    # Not zip(*hits): thousands of arguments wake the garbage collector, which takes longer.
    addresses = [address for _, address in hits]
    score = np.array([score for score, _ in hits], dtype=np.float64)
    is_exact = np.full(len(hits), fill_value=True)
    if question.has_partial:
        is_exact = score >= EXACT_BONUS
        score = np.where(is_exact, score - EXACT_BONUS, score)
    return of_addresses(question, addresses, score, is_exact)


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
    searcher, place = question.searcher, question.request.near
    lat, lon = unpack(column(searcher, fields.POINT, addresses))
    distance = np.full(len(addresses), np.nan)
    if place is not None:
        distance = distances_km(place.lat, place.lon, lat, lon)
    service = column(searcher, fields.SERVICE_LOW, addresses)
    order = np.arange(len(addresses), dtype=np.int64)
    return Found(addresses, order, score, is_exact, lat, lon, distance, service)


def column(searcher: Searcher, field: str, addresses: Sequence[DocAddress]) -> Ints:
    """Return a whole number of each document."""
    return np.array(searcher.fast_field_values(field, list(addresses)), dtype=np.int64)


def factors_of(question: Question, found: Found) -> Factors:
    """Return what the scores of hits are multiplied by."""
    kept = standing.unpack(column(question.searcher, fields.STANDING, found.addresses))
    return factors(question.request, kept, found.distance)


def _part(found: Found, chosen: slice) -> Found:
    return Found(
        found.addresses[chosen],
        found.order[chosen],
        found.score[chosen],
        found.is_exact[chosen],
        found.lat[chosen],
        found.lon[chosen],
        found.distance[chosen],
        found.service[chosen],
    )


def _weighed(question: Question, found: Found) -> Found:
    """Return hits with the score that counts; without words, all fit equally well."""
    base = found.score if question.request.words.strip() else np.ones(len(found))
    return dataclasses.replace(found, score=base * factors_of(question, found).product())


def _order(question: Question, found: Found) -> Ints:
    """Return the positions in order; the id comes last, so that pages never overlap.

    Of records that are equal in everything, the id, which is random, favours nobody.
    """
    low = column(question.searcher, fields.ID_LOW, found.addresses)
    far = np.where(np.isnan(found.distance), np.inf, found.distance)
    if question.sort == RELEVANCE:
        return np.lexsort((low, far, -np.round(found.score, 4), ~found.is_exact))
    return np.lexsort((low, *_keys(question, found, far), ~found.is_exact))


def _keys(question: Question, found: Found, far: Floats) -> list[Floats] | list[Ints]:
    """Return what an order sorts by, the smallest first and the first key last."""
    searcher, sort = question.searcher, question.sort
    if sort == DATE:
        return [column(searcher, fields.NEXT, found.addresses)]
    if sort == VERIFIED:
        packed = column(searcher, fields.STANDING, found.addresses)
        return [-standing.unpack(packed).verified]
    if sort == NAME:
        return [column(searcher, name, found.addresses) for name in reversed(fields.NAME_ORDER)]
    return [far]
