"""Counts of hits for the facets, as the engine gives them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar, Protocol

import numpy as np
from tantivy import Query

from sozialatlas.search.engine import schema as fields
from sozialatlas.search.engine.reader import Opened
from sozialatlas.search.finding import around, clauses
from sozialatlas.search.finding.filters import Filters
from sozialatlas.search.finding.parts import parts
from sozialatlas.search.finding.sources import column
from sozialatlas.search.points import Floats, distances_km, unpack
from sozialatlas.search.requests import Near

Counts = Mapping[str, int]

# Above the number of municipalities of any country; fewer would be counted inexactly.
_MOST_CHOICES = 20_000


class Counting(Protocol):
    """Counts of the hits of a request, the choices of one facet left aside."""

    @property
    def most_measured(self) -> int:
        """Of more hits, measuring the distance of each takes longer than the search itself."""

    @property
    def chosen(self) -> Collection[str]:
        """The facets in which something was chosen."""

    def total(self, but: str | None = None) -> int:
        """Return the number of hits."""

    def counts(self, wanted: Collection[str], but: str | None = None) -> dict[str, Counts]:
        """Return counts of the values of fields, by field."""

    def distances(
        self, near: Near, most_km: float, serving: Sequence[str], but: str
    ) -> tuple[int, Floats]:
        """Return how many hits serve a place, and the distances of the others around it.

        Distances beyond `most_km` may be missing.
        """


class EngineCounting:
    """Counts by queries and aggregations."""

    most_measured: ClassVar[int] = 8_000

    def __init__(self, text: Query, narrowed: Filters, opened: Opened) -> None:
        """Count nothing yet."""
        self._text = text
        self._narrowed = narrowed
        self._searcher = opened.searcher

    @property
    def chosen(self) -> Collection[str]:
        """The facets in which something was chosen."""
        return self._narrowed.chosen.keys()

    def total(self, but: str | None = None) -> int:
        """Return the number of hits."""
        return clauses.count(self._query(but), self._searcher)

    def counts(self, wanted: Collection[str], but: str | None = None) -> dict[str, Counts]:
        """Return counts of the values of fields, by field: one pass for all of them."""
        terms = {name: {"terms": {"field": name, "size": _MOST_CHOICES}} for name in wanted}
        told = self._searcher.aggregate(self._query(but), terms)
        return {
            name: {bucket["key"]: bucket["doc_count"] for bucket in told[name]["buckets"]}
            for name in terms
        }

    def distances(
        self, near: Near, most_km: float, serving: Sequence[str], but: str
    ) -> tuple[int, Floats]:
        """Return how many hits serve a place, and the distances of the others around it."""
        query, serves = self._query(but), clauses.has_one_of(fields.SERVES, serving)
        widest = around.square(around.Circle(near.lat, near.lon, most_km))
        measured = clauses.without(clauses.all_of([query, widest]), serves)
        distances = [
            distances_km(near.lat, near.lon, *unpack(column(self._searcher, fields.POINT, part)))
            for part in parts(measured, self._searcher)
        ]
        serving_count = clauses.count(clauses.all_of([query, serves]), self._searcher)
        return serving_count, np.concatenate([np.zeros(0), *distances])

    def _query(self, but: str | None) -> Query:
        return clauses.all_of([self._text, self._narrowed.all_but(but)])
