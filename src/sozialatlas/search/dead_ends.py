"""What a portal would offer in vain: ways in without any record, and where the nearest is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.conf import settings

from sozialatlas.core.blocks import Block, UnclosedBlockError, parse
from sozialatlas.directory.models import LifeSituation
from sozialatlas.directory.models.taxonomy import Term
from sozialatlas.search import home, page_blocks, portals, queries
from sozialatlas.search.asking import ask
from sozialatlas.search.hit_cards import hit_cards
from sozialatlas.search.offered import first_type, offered
from sozialatlas.search.presets import Preset
from sozialatlas.search.requests import DISTANCE, RELEVANCE, TYPES, BadRequestError, SearchRequest

_LANGUAGE = "de"


@dataclass(frozen=True, slots=True)
class Nearest:
    """The record that comes closest; its distance is that from the middle of the town."""

    name: str
    municipality: str
    distance_km: float | None


@dataclass(frozen=True, slots=True)
class DeadEnd:
    """One way in that leads to nothing: a topic, a life situation, or a block of the page.

    `is_hidden_here`: there is something of it, but nothing that this portal would show.
    `language` is that of the page in which a block stands.
    """

    slug: str
    what: str
    nearest: Nearest | None = None
    line: int = 0
    language: str = ""
    is_hidden_here: bool = False

    @property
    def language_name(self) -> str:
        """Return the name of that language, as it calls itself."""
        return str(dict(settings.LANGUAGES).get(self.language, self.language))


def dead_ends(now: dt.datetime) -> list[DeadEnd]:
    """Return those of all published portals, in their order.

    Nobody who visits a portal sees them: they are hidden there. Editors see where help lacks.
    """
    published = (portal for portal in portals.all_portals() if portal.is_published)
    return [found for portal in published for found in dead_ends_of(portal, now)]


def dead_ends_of(portal: Preset, now: dt.datetime) -> list[DeadEnd]:
    """Return those of one portal: first its topics and life situations, then its blocks."""
    terms = offered(portal, now).empty
    return [*(_of_term(portal, term, now) for term in terms), *_of_blocks(portal, now)]


def _of_term(portal: Preset, term: Term, now: dt.datetime) -> DeadEnd:
    nearest = _nearest(portal, term, now)
    is_hidden = nearest is None and _is_anywhere(term, now)
    return DeadEnd(portal.slug, term.label, nearest, is_hidden_here=is_hidden)


def _is_anywhere(term: Term, now: dt.datetime) -> bool:
    """Return whether the directory holds anything of it, of any kind."""
    asked = _about(SearchRequest(now=now, page_size=1), term)
    return any(queries.search(replace(asked, types=(kind,))).total for kind in TYPES)


def _about(asked: SearchRequest, term: Term) -> SearchRequest:
    if isinstance(term, LifeSituation):
        return replace(asked, life_situations=(term.code,))
    return replace(asked, topics=(term.code,))


def _nearest(portal: Preset, term: Term, now: dt.datetime) -> Nearest | None:
    """Return the closest record beyond the portal's area, first in the county, then outside."""
    near = home.around(portal.scope.home) if portal.scope.home else None
    asked = SearchRequest(
        now=now,
        types=(first_type(portal),),
        scope=portal.scope.anywhere,
        near=near,
        sort=DISTANCE if near else RELEVANCE,
        page_size=1,
    )
    asked = _about(asked, term)
    for request in (asked, replace(asked, outside=True)):
        for hit in queries.search(request).hits:
            card = hit_cards([hit], _LANGUAGE).get(hit.id)
            if card is not None:
                return Nearest(card.name, card.municipality or card.town, hit.distance_km)
    return None


def _of_blocks(portal: Preset, now: dt.datetime) -> Iterator[DeadEnd]:
    yield from _of_body(portal.texts.body, portal, now)
    for language, words in portal.translated:
        for end in _of_body(words.body, portal, now):
            yield replace(end, language=language)


def _of_body(body: str, portal: Preset, now: dt.datetime) -> Iterator[DeadEnd]:
    try:
        blocks = parse(body)
    except UnclosedBlockError as error:
        yield DeadEnd(portal.slug, error.name, line=error.line)
        return
    for block in blocks:
        if block.name in page_blocks.TYPE_OF and not _finds(block, portal, now):
            yield DeadEnd(portal.slug, block.settings.get("titel", block.name), line=block.line)


def _finds(block: Block, portal: Preset, now: dt.datetime) -> bool:
    try:
        asked = ask(page_blocks.wanted(block), now).request
    except BadRequestError:
        return False
    kind = page_blocks.TYPE_OF[block.name]
    return queries.search(replace(asked, types=(kind,), scope=portal.scope)).total > 0
