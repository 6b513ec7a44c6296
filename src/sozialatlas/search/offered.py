"""What a portal offers to begin with: only topics and life situations that lead to something."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from sozialatlas.directory import queries as directory
from sozialatlas.directory.models import LifeSituation, Topic
from sozialatlas.directory.models.taxonomy import Term
from sozialatlas.search import answers, parameters, queries as search
from sozialatlas.search.asking import request_of
from sozialatlas.search.presets import Preset
from sozialatlas.search.requests import (
    EVENT,
    SERVICE,
    TYPES,
    VOLUNTEER_ROLE,
    BadRequestError,
    SearchRequest,
)

AnyTerm = TypeVar("AnyTerm", bound=Term)
Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Offered:
    """The ways in of a portal, with how many records of each type it holds.

    `empty` are the topics and life situations that would lead to nothing; nobody is shown them.
    """

    topics: tuple[Topic, ...]
    situations: tuple[LifeSituation, ...]
    empty: tuple[Term, ...]
    totals: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many records there are in all."""
        return sum(self.totals.values())


def offered(portal: Preset, now: dt.datetime) -> Offered:
    """Return what leads to at least one record of the portal's first type."""
    kind = first_type(portal)
    answer = search.search(_first_list(portal, kind, now))
    topics, situations = _topics(portal), _situations(portal)
    of_types = {**_counts(answer, answers.TYPE), kind: answer.total}
    totals = {kind: of_types.get(kind, 0) for kind in TYPES if portal.shows(kind)}
    if any(notice.code == answers.INDEX_BUILDING for notice in answer.notices):
        # Nothing is counted yet: better a tile too many than none.
        return Offered(tuple(topics), tuple(situations), (), totals)
    of_topics = _counts(answer, answers.TOPIC)
    of_situations = _counts(answer, answers.LIFE_SITUATION)
    return Offered(
        _leading(topics, of_topics),
        _leading(situations, of_situations),
        (*_empty(topics, of_topics), *_empty(situations, of_situations)),
        totals,
    )


def _first_list(portal: Preset, kind: str, now: dt.datetime) -> SearchRequest:
    """Return the search that tiles lead into: the portal with the filters that it begins with."""
    begun = defaultdict(list)
    for name, value in portal.preset:
        begun[name].append(value)
    try:
        asked = request_of(parameters.parse(begun), None, now)
    except BadRequestError:
        # A filter that is gone since it was saved: the list says so and leaves it out.
        asked = SearchRequest(now=now)
    return replace(asked, types=(kind,), scope=portal.scope, page_size=1)


def first_type(portal: Preset) -> str:
    """Return the type of records that a portal's tiles lead to."""
    order = (SERVICE, VOLUNTEER_ROLE, EVENT)
    return next((kind for kind in order if portal.shows(kind)), SERVICE)


def _topics(portal: Preset) -> list[Topic]:
    """Return the groups, or of a portal about some topics those: a group comes as its topics."""
    groups = list(directory.topic_groups())
    wanted = portal.scope.topics
    if not wanted:
        return groups
    found = []
    for group in groups:
        children = list(group.children.all())
        found += children if group.code in wanted else _in(children, wanted)
    return found


def _situations(portal: Preset) -> list[LifeSituation]:
    rows = list(LifeSituation.objects.filter(is_active=True).order_by("order", "code"))
    wanted = portal.scope.life_situations
    return _in(rows, wanted) if wanted else rows


def _in(terms: Iterable[AnyTerm], codes: Iterable[str]) -> list[AnyTerm]:
    wanted = frozenset(codes)
    return [term for term in terms if term.code in wanted]


def _counts(answer: answers.SearchAnswer, key: str) -> Counts:
    facets = (facet for facet in answer.facets if facet.key == key)
    return {choice.key: choice.count for facet in facets for choice in facet.choices}


def _leading(terms: Iterable[AnyTerm], counts: Counts) -> tuple[AnyTerm, ...]:
    return tuple(term for term in terms if counts.get(term.code))


def _empty(terms: Iterable[AnyTerm], counts: Counts) -> tuple[AnyTerm, ...]:
    return tuple(term for term in terms if not counts.get(term.code))
