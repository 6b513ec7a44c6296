"""A request answered on columns: the engine finds the words, arithmetic does all the rest."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from tantivy import Query

from sozialatlas.search.areas import AreaTree
from sozialatlas.search.engine import holding, schema as fields
from sozialatlas.search.engine.columns import Columns, Mask
from sozialatlas.search.engine.reader import Opened
from sozialatlas.search.finding import by_engine, clauses, scoped
from sozialatlas.search.finding.counting import Counts
from sozialatlas.search.finding.filters import filters
from sozialatlas.search.finding.found import Question, split_exact
from sozialatlas.search.finding.masks import Masks, masks
from sozialatlas.search.finding.matched import Matched
from sozialatlas.search.finding.row_ranking import Hits, RowRanking
from sozialatlas.search.finding.texts import Text, text
from sozialatlas.search.finding.wording import Wording
from sozialatlas.search.points import Floats, Ints
from sozialatlas.search.requests import Near, SearchRequest


def matched(
    request: SearchRequest, said: Wording, columns: Columns, opened: Opened, tree: AreaTree
) -> Matched:
    """Return what a request finds."""
    everywhere = masks(request, columns, opened, tree, said.urgent_topics)
    outside = columns.codes(fields.FLAG).mask([fields.OUTSIDE])
    side = outside if request.outside else ~outside
    reaches = columns.codes(fields.REACH).mask(scoped.border(request, tree))
    within = side if not request.scope.home else side & _town(request, reaches)
    inside = Masks(everywhere.always & within, everywhere.chosen)
    kept = inside.all_but()

    def count(query: Query) -> int:
        return int(np.count_nonzero(kept[_found(query, columns)[0]]))

    def question() -> Question:
        whole = filters(request, None, opened, tree, said.urgent_topics)
        narrowed = by_engine.within(whole, request, opened, tree)
        query = clauses.all_of([said_text.query, narrowed.all_but()])
        return Question(query, request, columns.searcher, said_text.exact_count is not None)

    said_text = text(said, count)
    rows, score = _found(said_text.query, columns)
    hits = _hits(said_text, rows, score, kept)
    unnarrowed = everywhere.all_but()
    home = columns.codes(fields.HOME).mask(request.scope.home if request.has_border else ())
    beside = unnarrowed & side & ~reaches if request.has_border else None
    return Matched(
        text=said_text,
        total=len(hits.rows),
        ranking=RowRanking(request, hits, columns, question),
        counting=RowCounting(columns, _mask(rows, columns), inside),
        outside_total=int(np.count_nonzero((unnarrowed & outside)[rows])),
        home_total=int(np.count_nonzero(home[hits.rows])),
        beside_total=0 if beside is None else int(np.count_nonzero(beside[rows])),
    )


def _town(request: SearchRequest, reaches: Mask) -> Mask:
    """Return what the border of a town leaves."""
    if request.beside:
        return ~reaches
    return reaches if request.has_border else np.ones_like(reaches)


def _found(query: Query, columns: Columns) -> tuple[Ints, Floats]:
    """Return the rows that a query matches, with their scores."""
    if query is clauses.EVERYTHING:
        return np.arange(columns.size), np.ones(columns.size)
    return columns.scored(query)


def _hits(said: Text, rows: Ints, score: Floats, kept: Mask) -> Hits:
    chosen = kept[rows]
    rows, score = rows[chosen], score[chosen]
    return Hits(rows, *split_exact(score, has_partial=said.exact_count is not None))


def _mask(rows: Ints, columns: Columns) -> Mask:
    mask = np.zeros(columns.size, dtype=np.bool_)
    mask[rows] = True
    return mask


@dataclass(frozen=True, slots=True)
class RowCounting:
    """Counts of the records that hold the words, and that the filters leave."""

    columns: Columns
    text: Mask
    narrowed: Masks
    # A place is measured for all of them at once.
    most_measured: ClassVar[int] = holding.MOST_RECORDS

    @property
    def chosen(self) -> Collection[str]:
        """The facets in which something was chosen."""
        return self.narrowed.chosen.keys()

    def total(self, but: str | None = None) -> int:
        """Return the number of hits."""
        return int(np.count_nonzero(self._mask(but)))

    def counts(self, wanted: Collection[str], but: str | None = None) -> dict[str, Counts]:
        """Return counts of the values of fields, by field."""
        mask = self._mask(but)
        return {name: self.columns.codes(name).counts(mask) for name in wanted}

    def distances(
        self, near: Near, most_km: float, serving: Sequence[str], but: str
    ) -> tuple[int, Floats]:
        """Return how many hits serve a place, and the distances of the others around it."""
        mask = self._mask(but)
        serves = self.columns.codes(fields.SERVES).mask(serving)
        distances = self.columns.distances_km(near.lat, near.lon)[mask & ~serves]
        return int(np.count_nonzero(mask & serves)), distances[distances <= most_km]

    def _mask(self, but: str | None) -> Mask:
        return self.text & self.narrowed.all_but(but)
