"""The choices that a portal offers: none that it has made itself, none that leads out of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from sozialatlas.search import answers, labels
from sozialatlas.search.answers import Facet
from sozialatlas.search.areas import AreaTree
from sozialatlas.search.requests import SearchRequest
from sozialatlas.search.scope import Scope

_FLAGS = (answers.FREE, answers.REMOTE, answers.AT_HOME)


def offered(
    facets: tuple[Facet, ...], request: SearchRequest, tree: AreaTree
) -> tuple[Facet, ...]:
    """Return facets without the choices that a scope leaves nothing to choose between.

    What somebody chose stays, so that it can be taken back.
    """
    if request.scope.is_everything:
        return facets
    remaining = _remaining(request, tree)
    return tuple(
        _only(facet, remaining[facet.key]) if facet.key in remaining else _without(facet, request)
        for facet in facets
    )


def _remaining(request: SearchRequest, tree: AreaTree) -> Mapping[str, Collection[str]]:
    """Return the choices that remain, by facet; facets that nobody has narrowed are missing."""
    scope = request.scope
    towns = scope.home if request.has_border else scope.areas
    given: Mapping[str, Collection[str]] = {
        answers.LANGUAGE: scope.languages,
        answers.TYPE: scope.types,
        answers.MUNICIPALITY: towns,
        answers.SOCIAL_AREA: scope.social_areas or tree.socials(towns),
        **_subjects(scope, request.topics),
    }
    return {key: values for key, values in given.items() if values}


def _subjects(scope: Scope, chosen: Collection[str]) -> Mapping[str, Collection[str]]:
    """Return what a portal is about, if it is one kind of thing: of several, each may go on.

    The groups of topics that were `chosen` all the same stay with them.
    """
    subjects = {
        answers.TOPIC: scope.topics,
        answers.AUDIENCE: scope.audiences,
        answers.LIFE_SITUATION: scope.life_situations,
    }
    named = {key: values for key, values in subjects.items() if values}
    if len(named) != 1:
        return {}
    return named if answers.TOPIC not in named else {answers.TOPIC: _family(scope.topics, chosen)}


def _family(topics: Collection[str], chosen: Collection[str]) -> frozenset[str]:
    """Return topics with all above them and below them, and what is above chosen ones."""
    parents = labels.topic_parents()
    above = {code for topic in (*topics, *chosen) for code in _above(topic, parents)}
    below = {code for code in parents if not set(_above(code, parents)).isdisjoint(topics)}
    return frozenset({*topics, *above, *below})


def _above(topic: str, parents: Mapping[str, str]) -> list[str]:
    found: list[str] = []
    while topic in parents and parents[topic] not in found:
        topic = parents[topic]
        found.append(topic)
    return found


def _only(facet: Facet, remaining: Collection[str]) -> Facet:
    kept = tuple(each for each in facet.choices if each.key in remaining or each.selected)
    is_choice = len(kept) > 1 or any(each.selected for each in kept)
    return replace(facet, choices=kept if is_choice else ())


def _without(facet: Facet, request: SearchRequest) -> Facet:
    """Return a facet without what every record of the portal has."""
    scope = request.scope
    if facet.key in _FLAGS and getattr(scope, facet.key):
        return replace(facet, choices=tuple(each for each in facet.choices if each.selected))
    if facet.key == answers.ACCESSIBILITY:
        kept = (e for e in facet.choices if e.selected or e.key not in scope.accessibility)
        return replace(facet, choices=tuple(kept))
    return facet
