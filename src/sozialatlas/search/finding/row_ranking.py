"""As much of the order of all hits as a page needs, on columns: all are weighed, few sorted."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sozialatlas.search.engine.columns import Columns
from sozialatlas.search.finding.found import (
    Found,
    Question,
    ids,
    keys,
    ordered,
    part,
    weighed,
)
from sozialatlas.search.finding.pages import Rows
from sozialatlas.search.finding.ranked import Ranked
from sozialatlas.search.finding.sources import InRows
from sozialatlas.search.points import Floats, Ints
from sozialatlas.search.requests import SearchRequest

# Ten columns: where a hit stands, its score, place, distance and service, and those weighed.
_BYTES_PER_HIT = 80


@dataclass(frozen=True, slots=True)
class Hits:
    """The rows that a request finds, with the scores of their words."""

    rows: Ints
    score: Floats
    is_exact: NDArray[np.bool_]


class RowRanking(Ranked):
    """The order of hits that stand in columns."""

    def __init__(
        self,
        request: SearchRequest,
        hits: Hits,
        columns: Columns,
        question: Callable[[], Question],
    ) -> None:
        """Look at nothing yet; `question` puts the request to the engine."""
        super().__init__(request, len(hits.rows))
        self._hits = hits
        self._columns = columns
        self._ask = question
        self._found: Found | None = None

    @property
    def question(self) -> Question:
        """What would be asked of the index."""
        return self._ask()

    @property
    def kept_bytes(self) -> int:
        """How much memory the hits take, about; the columns that all share do not count."""
        return self._total * _BYTES_PER_HIT

    def everything(self) -> Found:
        """Return all hits, for the map."""
        return self._all

    def groups(self) -> int:
        """Return the number of rows of the whole list."""
        return int(np.count_nonzero(self._per_service)) if self._request.group else self._total

    @cached_property
    def _per_service(self) -> Ints:
        """How many hits each service has."""
        return np.bincount(self._columns.services[self._hits.rows])

    @cached_property
    def _all(self) -> Found:
        rows = self._hits.rows
        lat, lon = (each[rows] for each in self._columns.points)
        return Found(
            source=InRows(self._columns, rows),
            order=np.arange(len(rows), dtype=np.int64),
            score=self._hits.score,
            is_exact=self._hits.is_exact,
            lat=lat,
            lon=lon,
            distance=self._distances(),
            service=self._columns.services[rows],
        )

    def _distances(self) -> Floats:
        near, rows = self._request.near, self._hits.rows
        if near is None:
            return np.full(len(rows), np.nan)
        return self._columns.distances_km(near.lat, near.lon)[rows]

    @cached_property
    def _weighed(self) -> Found:
        return weighed(self._request, self._all)

    def _first(self, limit: int) -> Found:
        held = self._found
        if held is None or len(held) < min(limit, self._total):
            # Another thread may look further meanwhile: each goes on with what it found itself.
            self._found = held = self._look(limit)
        return held

    def _look(self, limit: int) -> Found:
        whole = self._weighed
        if limit >= self._total or not bool(whole.is_exact.all()):
            return dataclasses.replace(whole, order=ordered(self._request, whole))
        columns = keys(self._request, whole)[::-1]
        chosen = _leading([*columns, ids(whole)], limit)
        order = chosen[ordered(self._request, part(whole, chosen))]
        return dataclasses.replace(whole, order=order)

    def _with_all_further(self, found: Found, chosen: Rows) -> Rows:
        services = found.service[chosen.positions]
        return chosen.with_further((self._per_service[services] - 1).tolist())


def _leading(columns: Sequence[Floats | Ints], limit: int) -> Ints:
    """Return the positions that come first in the order of columns, the first column leading.

    As many as asked for, which is fewer than there are; more only where all columns are equal.
    """
    certain: list[Ints] = []
    equal = np.arange(len(columns[0]))
    for column in columns:
        values = column[equal]
        # Whole, not in parts: numpy's partition takes longer where many values are the same.
        last = np.sort(values)[limit - 1]
        before = equal[values < last]
        certain.append(before)
        limit -= len(before)
        equal = equal[values == last]
        if len(equal) == limit:
            break
    return np.concatenate([*certain, equal])
