"""What there is instead of a record that is gone: the same topic, the nearest first."""

from __future__ import annotations

import datetime as dt

from sozialatlas.core import addresses
from sozialatlas.core.components import Link
from sozialatlas.core.languages import foreign
from sozialatlas.directory.cards import Card, by_type, cards
from sozialatlas.directory.faces import Face
from sozialatlas.search import queries
from sozialatlas.search.requests import DISTANCE, RELEVANCE, Near, SearchRequest
from sozialatlas.search.scope import EVERYTHING, Scope

OFFERED = 5


def alternatives(
    face: Face, *, language: str, now: dt.datetime, scope: Scope = EVERYTHING
) -> list[Link]:
    """Return links to open records of the same topics in a portal, none where none is known."""
    if not face.topics:
        return []
    near = _near(face)
    found = queries.search(
        SearchRequest(
            now=now,
            topics=tuple(term.code for term in face.topics),
            near=near,
            types=(face.type,),
            sort=DISTANCE if near else RELEVANCE,
            page_size=OFFERED + 1,
            scope=scope,
        )
    )
    others = by_type((hit.type, hit.id) for hit in found.hits if hit.id != face.id)
    known = cards(others, language=language)
    shown = [known[hit.id] for hit in found.hits if hit.id in known]
    return [_link(card, language) for card in shown[:OFFERED]]


def _near(face: Face) -> Near | None:
    site = face.site
    if site is None or site.lat is None or site.lon is None:
        return None
    return Near(site.lat, site.lon)


def _link(card: Card, language: str) -> Link:
    place = f", {card.municipality}" if card.municipality else ""
    url = addresses.record(card.type, card.slug, card.id, language)
    return Link(f"{card.name}{place}", url, foreign(card.name_language))
