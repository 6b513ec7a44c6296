"""One request answered from one state of the index."""

from __future__ import annotations

import dataclasses
import threading
from collections import OrderedDict
from dataclasses import dataclass
from math import ceil

from tantivy import Occur, Query

from sozialatlas.search import answers, areas
from sozialatlas.search.answers import Cluster, Facet, Notice, SearchAnswer
from sozialatlas.search.areas import AreaTree
from sozialatlas.search.engine import schema as fields
from sozialatlas.search.engine.reader import Opened
from sozialatlas.search.finding import clauses, facets, grid, pages
from sozialatlas.search.finding.filters import Filters, filters
from sozialatlas.search.finding.found import EXACT_BONUS, Question
from sozialatlas.search.finding.ranking import Ranking
from sozialatlas.search.finding.wording import Wording, as_typed, wording
from sozialatlas.search.requests import SearchRequest
from sozialatlas.search.understanding import crisis, meaning, saved_synonyms
from sozialatlas.search.understanding.knowledge import Knowledge, knowledge
from sozialatlas.search.understanding.synonyms import SynonymTable

# Fewer exact hits than this, and records with only some of the words follow them.
FEW_HITS = 10
_REMEMBERED = 16


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that the pages of one request share."""

    total: int
    groups: int
    ranking: Ranking
    facets: tuple[Facet, ...]
    notices: tuple[Notice, ...]
    outside_total: int


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """What an outcome is made with besides the index; without words for a text as typed."""

    tree: AreaTree
    known: Knowledge | None
    synonyms: SynonymTable | None

    def is_still(self, now: Basis) -> bool:
        """Return whether nothing of it has been read anew since."""
        return self.tree is now.tree and self.known is now.known and self.synonyms is now.synonyms


class Memory:
    """The last outcomes: paging, and the map beside the list, ask the same again."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._lock = threading.Lock()
        self._held: OrderedDict[SearchRequest, tuple[Basis, Outcome]] = OrderedDict()
        self._opened: Opened | None = None

    def forget(self) -> None:
        """Forget all outcomes, for measuring."""
        with self._lock:
            self._held.clear()

    def outcome(self, request: SearchRequest, opened: Opened) -> Outcome:
        """Return the outcome of a request, worked out once a state of index and words, and minute.

        What the sentence model was too late for is worked out again.
        """
        asked = dataclasses.replace(
            request, now=request.now.replace(second=0, microsecond=0), page=1, page_size=1
        )
        # Taken first: words that change meanwhile make another basis at the next question.
        basis, missed = _basis(request), meaning.missed()
        with self._lock:
            if self._opened is not opened:
                # Nothing of an older state is kept: its files could not be removed.
                self._held.clear()
                self._opened = opened
            held = self._held.get(asked)
        if held is not None and held[0].is_still(basis):
            return held[1]
        made = _outcome(request, opened, basis)
        with self._lock:
            if self._opened is opened and meaning.missed() == missed:
                self._held[asked] = basis, made
            while len(self._held) > _REMEMBERED:
                self._held.popitem(last=False)
        return made


memory = Memory()


def answer(request: SearchRequest, opened: Opened) -> SearchAnswer:
    """Return one page of the answer to a request."""
    outcome = memory.outcome(request, opened)
    found, rows = outcome.ranking.page(request)
    return SearchAnswer(
        total=outcome.total,
        groups=outcome.groups,
        page=request.page,
        pages=max(1, ceil(outcome.groups / request.page_size)),
        hits=pages.hits(found, rows, opened.searcher),
        facets=outcome.facets,
        notices=outcome.notices,
        outside_total=outcome.outside_total,
    )


def clusters(request: SearchRequest, zoom: int, opened: Opened) -> tuple[Cluster, ...]:
    """Return the clusters of all hits of a request."""
    found = memory.outcome(request, opened).ranking.everything()
    return grid.clusters(found, zoom, opened.searcher)


@dataclass(frozen=True, slots=True)
class Text:
    """The words as a query; `exact_count` where records with only some of them are let in."""

    query: Query
    said: Wording
    exact_count: int | None = None
    is_by_meaning: bool = False

    def notices(self, total: int) -> tuple[Notice, ...]:
        """Return what has to be said about the words of so many records."""
        told = []
        if self.said.danger is not None:
            told.append(Notice(answers.CRISIS, (self.said.danger.kind,)))
        if self.said.repairs:
            pairs = (word for one in self.said.repairs for word in (one.typed, one.meant))
            told.append(Notice(answers.REPAIRED, tuple(pairs)))
        if self.is_by_meaning:
            told.append(Notice(answers.CONCEPT, self.said.likeliest()))
        elif self.said.unknown:
            told.append(Notice(answers.UNKNOWN_WORD, self.said.unknown))
        has_partial = self.exact_count is not None and total > self.exact_count
        if has_partial and not self.is_by_meaning:
            told.append(Notice(answers.ANY_WORD, (str(self.exact_count),)))
        return tuple(told)


def _basis(request: SearchRequest) -> Basis:
    if request.as_typed:
        return Basis(areas.tree(), None, None)
    return Basis(areas.tree(), knowledge(), saved_synonyms.table())


def _outcome(request: SearchRequest, opened: Opened, basis: Basis) -> Outcome:
    tree, said = basis.tree, _wording(request, opened, basis)
    everywhere = filters(request, said.some() if said.wanted else None, opened, tree)
    always = _side(everywhere.always, request, opened)
    inside = dataclasses.replace(everywhere, always=always)
    text = _danger_first(_text(said, inside, opened))
    query = clauses.all_of([text.query, inside.all_but()])
    total = clauses.count(query, opened.searcher)
    question = Question(query, request, opened.searcher, text.exact_count is not None)
    ranking = Ranking(question, total)
    return Outcome(
        total=total,
        groups=ranking.groups(),
        ranking=ranking,
        facets=facets.facets(request, text.query, inside, opened, tree),
        notices=text.notices(total),
        outside_total=_outside(text.query, everywhere, opened),
    )


def _wording(request: SearchRequest, opened: Opened, basis: Basis) -> Wording:
    if basis.known is None:
        said = as_typed(request.words, opened.searcher)
    else:
        said = wording(request.words, opened.searcher, basis.known)
    if said.danger is None and request.whole_words:
        # Danger may be told at the end of a long message.
        said = dataclasses.replace(said, danger=crisis.recognise(request.whole_words))
    return said


def _text(said: Wording, inside: Filters, opened: Opened) -> Text:
    if said.is_clear:
        meant = Query.boolean_query([(Occur.Must, said.meant()), (Occur.Should, said.some())])
        return Text(meant, said, is_by_meaning=True)
    if not said.wanted or (len(said.wanted) == 1 and not said.concepts):
        return Text(said.every(), said)
    exact = clauses.count(clauses.all_of([said.every(), inside.all_but()]), opened.searcher)
    if exact >= FEW_HITS:
        return Text(said.every(), said)
    first = Query.const_score_query(said.every(), EXACT_BONUS)
    further = clauses.any_of([said.some(), said.meant(), first])
    return Text(further, said, exact, is_by_meaning=not exact and bool(said.concepts))


def _danger_first(text: Text) -> Text:
    """Let in what helps in danger, before all else."""
    if text.said.danger is None:
        return text
    return dataclasses.replace(text, query=clauses.any_of([text.query, text.said.urgent()]))


def _side(always: Query, request: SearchRequest, opened: Opened) -> Query:
    """Narrow to records inside the county, or to those outside it if that was asked for."""
    if request.outside:
        outside = clauses.unscored(clauses.has(fields.FLAG, fields.OUTSIDE))
        return clauses.all_of([always, outside])
    if not opened.searcher.doc_freq(fields.FLAG, fields.OUTSIDE):
        return always
    return clauses.without(always, clauses.has(fields.FLAG, fields.OUTSIDE))


def _outside(text: Query, narrowed: Filters, opened: Opened) -> int:
    if not opened.searcher.doc_freq(fields.FLAG, fields.OUTSIDE):
        return 0
    outside = clauses.unscored(clauses.has(fields.FLAG, fields.OUTSIDE))
    return clauses.count(clauses.all_of([text, narrowed.all_but(), outside]), opened.searcher)
