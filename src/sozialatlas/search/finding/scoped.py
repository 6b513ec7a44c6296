"""What the scope of a request wants of the codes that records carry, for both ways of searching.

What helps in danger is let in whatever a portal is about: `urgent` are the topics of that help.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from tantivy import Query

from sozialatlas.search.areas import AreaTree
from sozialatlas.search.engine import schema as fields
from sozialatlas.search.engine.columns import Columns, Mask
from sozialatlas.search.finding import clauses
from sozialatlas.search.requests import SearchRequest
from sozialatlas.search.scope import Scope

_FLAGS = (("free", fields.FREE), ("remote", fields.REMOTE), ("at_home", fields.AT_HOME))


@dataclass(frozen=True, slots=True)
class Carried:
    """Some of these codes in a field."""

    field: str
    codes: Sequence[str]


Either = tuple[Carried, ...]


def needed(scope: Scope, tree: AreaTree) -> Iterator[Either]:
    """Yield what each record of a scope carries, in one field or another; its town left aside."""
    subjects = (
        Carried(fields.TOPIC, scope.topics),
        Carried(fields.AUDIENCE, scope.audiences),
        Carried(fields.LIFE_SITUATION, scope.life_situations),
    )
    areas = {code: None for key in scope.areas for code in tree.reaching(key)}
    socials = {code: None for key in scope.social_areas for code in tree.reaching_social(key)}
    yield from (
        subjects,
        (Carried(fields.REACH, tuple(areas)),),
        (Carried(fields.REACH_SOCIAL, tuple(socials)),),
        (Carried(fields.ORGANIZATION, scope.organizations),),
        (Carried(fields.LANGUAGE, scope.languages),),
        (Carried(fields.TYPE, scope.types),),
        *((Carried(fields.ACCESSIBILITY, (feature,)),) for feature in scope.accessibility),
        *((Carried(fields.FLAG, (flag,)),) for name, flag in _FLAGS if getattr(scope, name)),
    )


def mask(scope: Scope, urgent: Sequence[str], columns: Columns, tree: AreaTree) -> Mask | None:
    """Return which records a scope holds, its town left aside; None for all of them."""
    kept: Mask | None = None
    for either in needed(scope, tree):
        if not any(one.codes for one in either):
            continue
        carrying = [columns.codes(one.field).mask(one.codes) for one in either if one.codes]
        carries: Mask = np.logical_or.reduce(carrying)
        kept = carries if kept is None else kept & carries
    if kept is None or not urgent:
        return kept
    return kept | columns.codes(fields.TOPIC).mask(urgent)


def query(scope: Scope, urgent: Sequence[str], tree: AreaTree) -> Query | None:
    """Match the records of a scope, its town left aside; None for all of them."""
    every = [
        clauses.any_of(clauses.has_one_of(one.field, one.codes) for one in either if one.codes)
        for either in needed(scope, tree)
        if any(one.codes for one in either)
    ]
    if not every:
        return None
    inside = clauses.all_of(every)
    if not urgent:
        return inside
    return clauses.any_of([inside, clauses.has_one_of(fields.TOPIC, urgent)])


def border(request: SearchRequest, tree: AreaTree) -> tuple[str, ...]:
    """Return the codes of what lies in the town of a request or serves it; none without a border.

    Also where only what lies beyond is asked for.
    """
    if not (request.has_border or request.beside):
        return ()
    return tuple({code: None for key in request.scope.home for code in tree.reaching(key)})
