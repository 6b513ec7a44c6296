"""The words of a request as one query, and what has to be said about them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

from tantivy import Occur, Query

from sozialatlas.search import answers
from sozialatlas.search.answers import Notice
from sozialatlas.search.finding import clauses
from sozialatlas.search.finding.found import EXACT_BONUS
from sozialatlas.search.finding.wording import Wording

# Fewer exact hits than this, and records with only some of the words follow them.
FEW_HITS = 10


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
        # In danger the words decide nothing: what helps is shown.
        if self.said.danger is not None:
            return tuple(told)
        if unknown := self.said.strange if self.is_by_meaning else self.said.unknown:
            told.append(Notice(answers.UNKNOWN_WORD, unknown))
        if self.is_by_meaning:
            return tuple(told)
        if self.exact_count is not None and total > self.exact_count:
            told.append(Notice(answers.ANY_WORD, (str(self.exact_count),)))
        return tuple(told)


def text(said: Wording, count: Callable[[Query], int]) -> Text:
    """Return the words as a query; `count` says how many records of the filters match one."""
    found = _text(said, count)
    if said.danger is None:
        return found
    # What helps in danger is let in, before all else.
    return dataclasses.replace(found, query=clauses.any_of([found.query, said.urgent()]))


def _text(said: Wording, count: Callable[[Query], int]) -> Text:
    if said.is_clear:
        meant = Query.boolean_query([(Occur.Must, said.meant()), (Occur.Should, said.some())])
        return Text(meant, said, is_by_meaning=True)
    if not said.wanted or (len(said.wanted) == 1 and not said.concepts):
        return Text(said.every(), said)
    exact = count(said.every())
    if exact >= FEW_HITS:
        return Text(said.every(), said)
    first = Query.const_score_query(said.every(), EXACT_BONUS)
    further = clauses.any_of([said.some(), said.meant(), first])
    return Text(further, said, exact, is_by_meaning=not exact and bool(said.concepts))
