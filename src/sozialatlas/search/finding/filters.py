"""The filters of a request: one query a facet, so that a facet can leave its own out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from tantivy import Query

from sozialatlas.search import answers, areas
from sozialatlas.search.engine import schema as fields
from sozialatlas.search.engine.reader import Opened
from sozialatlas.search.finding import around, clauses, opening, usual_week
from sozialatlas.search.requests import SearchRequest

# Facets that are a list of values: key, field of the index, field of the request.
LISTS = (
    (answers.TYPE, fields.TYPE, "types"),
    (answers.TOPIC, fields.TOPIC, "topics"),
    (answers.AUDIENCE, fields.AUDIENCE, "audiences"),
    (answers.LIFE_SITUATION, fields.LIFE_SITUATION, "life_situations"),
    (answers.LANGUAGE, fields.LANGUAGE, "languages"),
)
# Facets that are yes or nothing: key, value of the FLAG field.
FLAGS = (
    (answers.FREE, fields.FREE),
    (answers.REMOTE, fields.REMOTE),
    (answers.AT_HOME, fields.AT_HOME),
)


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
    request: SearchRequest, words: Query | None, opened: Opened, tree: areas.AreaTree
) -> Filters:
    """Return the filters of a request; with `words`, good only for records that they match."""
    chosen = _chosen(request, opened, tree) | _wished(request, opened)
    always = []
    if request.bbox is not None:
        always.append(around.box(request.bbox))
    if request.near is not None:
        near = around.near(request.near, words, opened, tree)
        chosen |= {answers.RADIUS: near} if near is not None else {}
    visible = clauses.without(clauses.all_of(always), _invisible(request.now))
    if request.withheld:
        ids = [str(record_id) for record_id in sorted(request.withheld)]
        visible = clauses.without(visible, clauses.has_one_of(fields.ID, ids))
    return Filters(visible, chosen)


def reaching(municipalities: Iterable[str], tree: areas.AreaTree) -> tuple[str, ...]:
    """Return the codes of records that lie in or serve one of the municipalities."""
    return tuple({code: None for key in municipalities for code in tree.reaching(key)})


def reaching_social(keys: Iterable[str], tree: areas.AreaTree) -> tuple[str, ...]:
    """Return the codes of records that lie in or serve one of the social areas."""
    return tuple({code: None for key in keys for code in tree.reaching_social(key)})


def _invisible(now: dt.datetime) -> Query:
    minute = int(now.timestamp() // 60)
    over_or_to_come = clauses.any_of(
        [clauses.at_least(fields.SINCE, minute + 1), clauses.at_most(fields.UNTIL, minute)]
    )
    return clauses.all_of([clauses.has(fields.FLAG, fields.LIMITED), over_or_to_come])


def _chosen(request: SearchRequest, opened: Opened, tree: areas.AreaTree) -> dict[str, Query]:
    chosen = {
        key: clauses.has_one_of(field, values)
        for key, field, name in LISTS
        if (values := getattr(request, name))
    }
    if request.accessibility:
        each = (clauses.has(fields.ACCESSIBILITY, code) for code in request.accessibility)
        chosen[answers.ACCESSIBILITY] = clauses.all_of(each)
    if request.municipalities:
        codes = reaching(request.municipalities, tree)
        chosen[answers.MUNICIPALITY] = clauses.has_one_of(fields.REACH, codes)
    if request.social_areas:
        codes = reaching_social(request.social_areas, tree)
        chosen[answers.SOCIAL_AREA] = clauses.has_one_of(fields.REACH_SOCIAL, codes)
    for key, flag in FLAGS:
        if getattr(request, key):
            chosen[key] = clauses.has(fields.FLAG, flag)
    return chosen


def _wished(request: SearchRequest, opened: Opened) -> dict[str, Query]:
    """Return what narrows by age and opening; days and time are one wish, not two."""
    wished = {}
    if request.open_now:
        wished[answers.OPEN_NOW] = opening.open_at(request.now, opened)
    if request.days or request.time is not None:
        today = request.now.date()
        wished[answers.DAY] = usual_week.open_in(request.days, request.time, today, opened)
    if request.age is not None:
        fits = [
            clauses.at_most(fields.AGE_FROM, request.age),
            clauses.at_least(fields.AGE_TO, request.age),
        ]
        wished["age"] = clauses.all_of(fits)
    return wished
