"""A request put to the engine alone: any number of records, and each state at once."""

from __future__ import annotations

import dataclasses

from tantivy import Query

from sozialatlas.search.areas import AreaTree
from sozialatlas.search.engine import schema as fields
from sozialatlas.search.engine.reader import Opened
from sozialatlas.search.finding import clauses, scoped
from sozialatlas.search.finding.counting import EngineCounting
from sozialatlas.search.finding.filters import Filters, filters
from sozialatlas.search.finding.found import Question
from sozialatlas.search.finding.matched import Matched
from sozialatlas.search.finding.ranking import Ranking
from sozialatlas.search.finding.texts import text
from sozialatlas.search.finding.wording import Wording
from sozialatlas.search.requests import SearchRequest


def matched(request: SearchRequest, said: Wording, opened: Opened, tree: AreaTree) -> Matched:
    """Return what a request finds."""
    everywhere = filters(request, said.let_in(), opened, tree, said.urgent_topics)
    inside = within(everywhere, request, opened, tree)

    def count(query: Query) -> int:
        return clauses.count(clauses.all_of([query, inside.all_but()]), opened.searcher)

    found = text(said, count)
    query = clauses.all_of([found.query, inside.all_but()])
    total = clauses.count(query, opened.searcher)
    question = Question(query, request, opened.searcher, found.exact_count is not None)
    return Matched(
        text=found,
        total=total,
        ranking=Ranking(question, total),
        counting=EngineCounting(found.query, inside, opened),
        outside_total=_outside(found.query, everywhere, opened),
        home_total=_home(query, request, opened),
        beside_total=_beside(found.query, everywhere, request, opened, tree),
    )


def within(everywhere: Filters, request: SearchRequest, opened: Opened, tree: AreaTree) -> Filters:
    """Narrow to records inside the county and its town's border, or beyond as was asked for."""
    always = _side(everywhere.always, request, opened)
    reaches = clauses.has_one_of(fields.REACH, scoped.border(request, tree))
    if request.beside:
        always = clauses.without(always, reaches)
    elif request.has_border:
        always = clauses.all_of([always, reaches])
    return dataclasses.replace(everywhere, always=always)


def _home(query: Query, request: SearchRequest, opened: Opened) -> int:
    if not request.has_border:
        return 0
    home = clauses.has_one_of(fields.HOME, request.scope.home)
    return clauses.count(clauses.all_of([query, home]), opened.searcher)


def _beside(
    text_query: Query,
    everywhere: Filters,
    request: SearchRequest,
    opened: Opened,
    tree: AreaTree,
) -> int:
    if not request.has_border:
        return 0
    beside = dataclasses.replace(request, beside=True)
    narrowed = within(everywhere, beside, opened, tree).all_but()
    return clauses.count(clauses.all_of([text_query, narrowed]), opened.searcher)


def _side(always: Query, request: SearchRequest, opened: Opened) -> Query:
    if request.outside:
        outside = clauses.unscored(clauses.has(fields.FLAG, fields.OUTSIDE))
        return clauses.all_of([always, outside])
    if not opened.searcher.doc_freq(fields.FLAG, fields.OUTSIDE):
        return always
    return clauses.without(always, clauses.has(fields.FLAG, fields.OUTSIDE))


def _outside(text_query: Query, narrowed: Filters, opened: Opened) -> int:
    if not opened.searcher.doc_freq(fields.FLAG, fields.OUTSIDE):
        return 0
    outside = clauses.unscored(clauses.has(fields.FLAG, fields.OUTSIDE))
    return clauses.count(
        clauses.all_of([text_query, narrowed.all_but(), outside]), opened.searcher
    )
