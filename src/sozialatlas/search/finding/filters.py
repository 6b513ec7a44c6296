"""The filters of a request: one query a facet, so that a facet can leave its own out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tantivy import Query

from sozialatlas.search import answers, areas
from sozialatlas.search.engine import schema as fields
from sozialatlas.search.engine.reader import Opened
from sozialatlas.search.finding import around, clauses, scoped
from sozialatlas.search.finding.chosen import Chosen, chosen
from sozialatlas.search.ids import low_half
from sozialatlas.search.requests import SearchRequest


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search: `always`, and by facet what was chosen there."""

    always: Query
    chosen: dict[str, Query]

    def all_but(self, facet: str | None = None) -> Query:
        """Return everything that narrows, without the choices of one facet."""
        own = [query for key, query in self.chosen.items() if key != facet]
        return clauses.unscored(clauses.all_of([self.always, *own]))


def filters(
    request: SearchRequest,
    words: Query | None,
    opened: Opened,
    tree: areas.AreaTree,
    urgent: Sequence[str] = (),
) -> Filters:
    """Return the filters of a request; with `words`, good only for records that they match.

    What is under the `urgent` topics is let in whatever the portal is about.
    """
    narrowing = {choice.facet: _carrying(choice) for choice in chosen(request, opened, tree)}
    if request.age is not None:
        narrowing["age"] = _fitting(request.age)
    scope = scoped.query(request.scope, urgent, tree)
    always = [] if scope is None else [scope]
    if request.bbox is not None:
        always.append(around.box(request.bbox))
    if request.near is not None:
        near = around.near(request.near, words, opened, tree)
        narrowing |= {answers.RADIUS: near} if near is not None else {}
    visible = clauses.without(clauses.all_of(always), _invisible(request.now))
    if request.withheld:
        ids = [low_half(record_id) for record_id in sorted(request.withheld)]
        visible = clauses.without(visible, clauses.number_one_of(fields.ID_LOW, ids))
    return Filters(visible, narrowing)


def _invisible(now: dt.datetime) -> Query:
    minute = int(now.timestamp() // 60)
    over_or_to_come = clauses.any_of(
        [clauses.at_least(fields.SINCE, minute + 1), clauses.at_most(fields.UNTIL, minute)]
    )
    return clauses.all_of([clauses.has(fields.FLAG, fields.LIMITED), over_or_to_come])


def _carrying(choice: Chosen) -> Query:
    if choice.is_every:
        return clauses.all_of(clauses.has(choice.field, code) for code in choice.codes)
    return clauses.has_one_of(choice.field, choice.codes)


def _fitting(age: int) -> Query:
    return clauses.all_of(
        [clauses.at_most(fields.AGE_FROM, age), clauses.at_least(fields.AGE_TO, age)]
    )
