"""One request answered from one state of the index."""

from __future__ import annotations

import dataclasses
import threading
import uuid
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from sozialatlas.search import areas, freed
from sozialatlas.search.answers import REPAIRED, Cluster, Facet, Notice, SearchAnswer
from sozialatlas.search.areas import AreaTree
from sozialatlas.search.engine import holding
from sozialatlas.search.engine.reader import Opened
from sozialatlas.search.explanations import Explanation
from sozialatlas.search.finding import (
    by_columns,
    by_engine,
    explaining,
    facets,
    grid,
    offered,
    pages,
)
from sozialatlas.search.finding.matched import Matched
from sozialatlas.search.finding.ranked import MOST_WEIGHED, Ranked
from sozialatlas.search.finding.wording import Wording, as_typed, wording
from sozialatlas.search.requests import SearchRequest
from sozialatlas.search.understanding import crisis, meaning, saved_synonyms
from sozialatlas.search.understanding.knowledge import Knowledge, knowledge
from sozialatlas.search.understanding.synonyms import SynonymTable

_REMEMBERED = 16
# The hits of sixteen searches of a county take half of it; one search may find a million records.
_MOST_BYTES = 32 * 2**20


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that the pages of one request share."""

    total: int
    groups: int
    ranking: Ranked
    facets: tuple[Facet, ...]
    notices: tuple[Notice, ...]
    outside_total: int
    home_total: int
    beside_total: int


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
            while len(self._held) > 1 and self._is_too_much():
                self._held.popitem(last=False)
        return made

    def _is_too_much(self) -> bool:
        kept = sum(held.ranking.kept_bytes for _, held in self._held.values())
        return len(self._held) > _REMEMBERED or kept > _MOST_BYTES


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
        hits=pages.hits(found, rows, outcome.ranking.request, opened.searcher),
        facets=outcome.facets,
        notices=outcome.notices,
        outside_total=outcome.outside_total,
        home_total=outcome.home_total,
        beside_total=outcome.beside_total,
    )


def clusters(request: SearchRequest, zoom: int, opened: Opened) -> tuple[Cluster, ...]:
    """Return the clusters of all hits of a request."""
    outcome = memory.outcome(request, opened)
    made = grid.clusters(outcome.ranking.everything(), zoom, opened.searcher)
    if outcome.total > MOST_WEIGHED:
        freed.give_back()
    return made


def explanation(
    request: SearchRequest, record_id: uuid.UUID, opened: Opened
) -> Explanation | None:
    """Return why a record stands where it does; None if the request does not find it."""
    outcome = memory.outcome(request, opened)
    pairs = (notice.values for notice in outcome.notices if notice.code == REPAIRED)
    repaired = " ".join(meant for values in pairs for meant in values[1::2])
    return explaining.explain(outcome.ranking.question, record_id, repaired)


def counted(
    request: SearchRequest, fields: Sequence[str], opened: Opened
) -> dict[str, Mapping[str, int]]:
    """Return how many hits carry each value of fields, also those that no filter offers."""
    found = _matched(request, _wording(request, opened, _basis(request)), opened, areas.tree())
    return found.counting.counts(fields)


def ids(request: SearchRequest, opened: Opened) -> frozenset[uuid.UUID]:
    """Return the ids of all hits."""
    found = memory.outcome(request, opened).ranking.everything()
    every = list(range(len(found.lat)))
    return frozenset(one.id for one in pages.identities(found.source, every, opened.searcher))


def _basis(request: SearchRequest) -> Basis:
    if request.as_typed:
        return Basis(areas.tree(), None, None)
    return Basis(areas.tree(), knowledge(), saved_synonyms.table())


def _outcome(request: SearchRequest, opened: Opened, basis: Basis) -> Outcome:
    said = _wording(request, opened, basis)
    if said.danger is not None:
        # Danger knows no border.
        request = dataclasses.replace(request, around=True)
    matched = _matched(request, said, opened, basis.tree)
    return Outcome(
        total=matched.total,
        groups=matched.ranking.groups(),
        ranking=matched.ranking,
        facets=offered.offered(
            facets.facets(request, matched.counting, opened, basis.tree), request, basis.tree
        ),
        notices=matched.text.notices(matched.total),
        outside_total=matched.outside_total,
        home_total=matched.home_total,
        beside_total=matched.beside_total,
    )


def _matched(request: SearchRequest, said: Wording, opened: Opened, tree: AreaTree) -> Matched:
    columns = holding.newest.of(opened)
    if columns is None:
        return by_engine.matched(request, said, opened, tree)
    return by_columns.matched(request, said, columns, opened, tree)


def _wording(request: SearchRequest, opened: Opened, basis: Basis) -> Wording:
    # Danger may be told at the end of a long message.
    danger = crisis.recognise(request.whole_words)
    if basis.known is None or basis.synonyms is None:
        return as_typed(request.words, opened.searcher, danger)
    return wording(request.words, opened.searcher, basis.known, basis.synonyms, danger)
