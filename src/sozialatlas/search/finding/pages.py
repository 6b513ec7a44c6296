"""One page of hits, records of one service under the best of them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

import numpy as np
from tantivy import Query, Searcher

from sozialatlas.search.answers import Hit
from sozialatlas.search.engine import schema as fields
from sozialatlas.search.finding.found import Found, is_home
from sozialatlas.search.finding.sources import Addressed, column
from sozialatlas.search.ids import whole
from sozialatlas.search.points import Ints
from sozialatlas.search.requests import TYPES, SearchRequest

_IDENTITY = (
    fields.ID_HIGH,
    fields.ID_LOW,
    fields.SERVICE_HIGH,
    fields.SERVICE_LOW,
    fields.KIND,
)


@dataclass(frozen=True, slots=True)
class Rows:
    """What the list shows: positions of hits, and how many more each stands for."""

    positions: Ints
    further: Ints

    def __len__(self) -> int:
        return len(self.positions)

    def page(self, request: SearchRequest) -> Rows:
        """Return the rows of the page that was asked for."""
        start = (request.page - 1) * request.page_size
        chosen = slice(start, start + request.page_size)
        return Rows(self.positions[chosen], self.further[chosen])

    def none(self) -> Rows:
        """Return no rows."""
        return Rows(self.positions[:0], self.further[:0])

    def with_further(self, further: list[int]) -> Rows:
        """Return the same rows with other counts of further records."""
        return Rows(self.positions, np.array(further, dtype=np.int64))


def rows(found: Found, *, is_grouped: bool) -> Rows:
    """Return the rows of a list; grouped, a service stands where its first hit stands."""
    if not is_grouped:
        return Rows(found.order, np.zeros(len(found), dtype=np.int64))
    _, first, counts = np.unique(found.service[found.order], return_index=True, return_counts=True)
    by_rank = np.argsort(first)
    return Rows(found.order[first[by_rank]], counts[by_rank] - 1)


def hits(
    found: Found, listed: Rows, request: SearchRequest, searcher: Searcher
) -> tuple[Hit, ...]:
    """Return the hits of some rows."""
    positions = listed.positions.tolist()
    are_home = is_home(request, found.source.part(listed.positions)).tolist()
    listed_now = zip(
        identities(found.source, positions, searcher),
        positions,
        listed.further.tolist(),
        strict=True,
    )
    return tuple(
        _hit(found, *row, is_home=at_home)
        for row, at_home in zip(listed_now, are_home, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a hit is."""

    id: uuid.UUID
    service_id: uuid.UUID
    type: str


def identities(source: Addressed, positions: list[int], searcher: Searcher) -> list[Identity]:
    """Return the ids of some hits."""
    addresses = [source.address(at) for at in positions]
    columns = (column(searcher, name, addresses).tolist() for name in _IDENTITY)
    return [
        Identity(whole(high, low), whole(service_high, service_low), TYPES[kind])
        for high, low, service_high, service_low, kind in zip(*columns, strict=True)
    ]


def ids_of(query: Query, searcher: Searcher) -> list[uuid.UUID]:
    """Return the ids of all records that match."""
    hits = searcher.search(query, limit=max(searcher.num_docs, 1), count=False).hits
    addresses = [address for _, address in hits]
    high, low = (
        column(searcher, name, addresses).tolist() for name in (fields.ID_HIGH, fields.ID_LOW)
    )
    return [whole(*pair) for pair in zip(high, low, strict=True)]


def _hit(found: Found, identity: Identity, at: int, further: int, *, is_home: bool) -> Hit:
    return Hit(
        id=identity.id,
        type=identity.type,
        service_id=identity.service_id,
        lat=_number(found.lat[at]),
        lon=_number(found.lon[at]),
        distance_km=_number(found.distance[at]),
        further_count=further,
        score=float(found.score[at]),
        is_exact=bool(found.is_exact[at]),
        is_home=is_home,
    )


def _number(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)
