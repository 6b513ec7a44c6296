"""Suggestions while somebody types: the question that pages and the JSON interface ask."""

from __future__ import annotations

from collections.abc import Iterable

from sozialatlas.search.scope import EVERYTHING, Scope
from sozialatlas.search.suggesting.choosing import MOST, Shelves
from sozialatlas.search.suggesting.held import held_in
from sozialatlas.search.suggesting.offers import Kind, Suggestion
from sozialatlas.search.suggesting.spoken import urgent_topics
from sozialatlas.search.understanding import crisis

__all__ = ["MOST", "Kind", "Suggestion", "suggest", "suggest_of"]


def suggest(
    text: str,
    *,
    language: str,
    most: int = MOST,
    kinds: Iterable[Kind] = tuple(Kind),
    scope: Scope = EVERYTHING,
) -> tuple[Suggestion, ...]:
    """Return at most `most` suggestions for a beginning, grouped by kind, the likeliest first.

    Nothing for a single letter. Only what searches in the portal find and the public may see is
    offered; a change shows a moment after the index has it. Where the words tell of danger, the
    topics that help stand before all else.
    """
    return suggest_of(held_in(scope).fresh(), text, language=language, most=most, kinds=kinds)


def suggest_of(
    shelves: Shelves,
    text: str,
    *,
    language: str,
    most: int = MOST,
    kinds: Iterable[Kind] = tuple(Kind),
) -> tuple[Suggestion, ...]:
    """Return suggestions of some shelves, help in danger first."""
    wanted = tuple(kinds)
    found = shelves.suggest(text, language=language, most=most, kinds=wanted)
    danger = _danger(text, found) if Kind.TOPIC in wanted else None
    if danger is None:
        return found
    first = shelves.topics(danger.topics, language)
    known = {(one.kind, one.key) for one in first}
    return (*first, *(one for one in found if (one.kind, one.key) not in known))[:most]


def _danger(text: str, found: tuple[Suggestion, ...]) -> crisis.Crisis | None:
    """Return the danger of a text.

    A word alone that begins what people in danger say may be all that somebody says of
    themselves: "umbringen".
    """
    danger = crisis.recognise(text)
    if danger or not found or found[0].key not in urgent_topics() or len(text.split()) > 1:
        return danger
    return crisis.recognise(f"mich {text}")
