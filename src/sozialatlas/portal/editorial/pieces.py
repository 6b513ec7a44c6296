"""The parts of an editors' page, each with all that its template shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.core import addresses, formats, richtext
from sozialatlas.core.blocks import Block, UnclosedBlockError, parse
from sozialatlas.core.components import EventRow, Link, Pair, Result
from sozialatlas.core.languages import foreign
from sozialatlas.portal import starting
from sozialatlas.portal.calendar import coming
from sozialatlas.portal.search.results import results
from sozialatlas.search import page_blocks, queries
from sozialatlas.search.asking import ask
from sozialatlas.search.offered import Offered
from sozialatlas.search.page_blocks import CONTACT, EVENTS, FIGURES, IMAGE, NOTICE, ROLES, SERVICES
from sozialatlas.search.presets import Picture, Preset
from sozialatlas.search.requests import BadRequestError, SearchRequest

TEXT = "text"
_HEADING_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Page:
    """The page on which the parts stand; what editors wrote may be in a foreign language."""

    portal: Preset
    offered: Offered
    language: str
    now: dt.datetime
    foreign_language: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One part; `kind` says which of the others the template shows. `number` tells them apart."""

    kind: str
    number: int = 0
    title: str = ""
    html: str = ""
    html_language: str = ""
    results: tuple[Result, ...] = ()
    rows: tuple[EventRow, ...] = ()
    pairs: tuple[Pair, ...] = ()
    picture: Picture | None = None
    link: Link | None = None
    language: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show: a heading above nothing helps nobody."""
        return not (self.html or self.results or self.rows or self.pairs or self.picture)


def pieces(text: str, page: Page) -> list[Piece]:
    """Return the parts of a text that have something to show.

    What was right when it was saved may have gone since: such a block is left out.
    """
    try:
        blocks = parse(text)
    except UnclosedBlockError:
        return []
    made = (_MAKERS.get(block.name, _nothing)(block, page) for block in blocks)
    kept = (piece for piece in made if not piece.is_empty)
    own = page.foreign_language
    return [replace(piece, number=number, language=own) for number, piece in enumerate(kept, 1)]


def _nothing(_block: Block, _page: Page) -> Piece:
    return Piece(TEXT)


def _text(block: Block, _page: Page) -> Piece:
    return Piece(TEXT, html=richtext.render(block.text, _HEADING_LEVEL))


def _notice(block: Block, _page: Page) -> Piece:
    html = richtext.render(block.text)
    return Piece(NOTICE, title=block.settings.get("titel", ""), html=html)


def _contact(block: Block, page: Page) -> Piece:
    title = block.settings.get("titel") or _("Kontakt")
    contact = page.portal.written("contact", page.language)
    own = foreign(contact.language)
    return Piece(CONTACT, title=title, html=richtext.render(contact.text), html_language=own)


def _picture(block: Block, page: Page) -> Piece:
    return Piece(IMAGE, picture=page.portal.picture(block.settings.get("name", "")))


def _figures(block: Block, page: Page) -> Piece:
    names = {
        "service": _("Angebote"),
        "event": _("Veranstaltungen"),
        "volunteer_role": _("Möglichkeiten mitzumachen"),
    }
    pairs = tuple(
        Pair(names[kind], formats.number(count))
        for kind, count in page.offered.totals.items()
        if count
    )
    return Piece(FIGURES, title=block.settings.get("titel") or _("In Zahlen"), pairs=pairs)


def _records(block: Block, page: Page) -> Piece:
    """Return the first records of a search, with the way to all of them."""
    request = _request(block, page)
    if request is None:
        return Piece(block.name)
    answer = queries.search(request)
    found = results(answer.hits, language=page.language, now=page.now)
    shown = tuple(replace(result, number=0) for result, _pin in found)
    title = block.settings.get("titel") or _TITLES[block.name]()
    return Piece(
        block.name, title=title, results=shown, link=_all(block, page.language, answer.total)
    )


def _events(block: Block, page: Page) -> Piece:
    request = _request(block, page)
    if request is None:
        return Piece(EVENTS)
    found = coming(request, page_blocks.shown(block))
    rows = tuple(starting.rows(found, timezone.localdate(page.now), page.language))
    title = block.settings.get("titel") or _TITLES[EVENTS]()
    return Piece(EVENTS, title=title, rows=rows, link=_all(block, page.language))


def _request(block: Block, page: Page) -> SearchRequest | None:
    """Return the search of a block inside its portal; None where a filter is gone."""
    try:
        asked = ask(page_blocks.wanted(block), page.now).request
    except BadRequestError:
        return None
    kind = page_blocks.TYPE_OF[block.name]
    return replace(
        asked, types=(kind,), scope=page.portal.scope, page_size=page_blocks.shown(block)
    )


def _all(block: Block, language: str, total: int | None = None) -> Link:
    path = addresses.LISTS[page_blocks.TYPE_OF[block.name]]
    query = urlencode(page_blocks.given(block), doseq=True)
    target = f"{path}?{query}" if query else path
    words = _("Alle ansehen")
    if total is not None:
        words = _("Alle {count} ansehen").format(count=formats.number(total))
    return Link(words, addresses.page(target, language))


_TITLES: Mapping[str, Callable[[], str]] = {
    SERVICES: lambda: _("Angebote"),
    ROLES: lambda: _("Mitmachen"),
    EVENTS: lambda: _("Veranstaltungen"),
}
_MAKERS: Mapping[str, Callable[[Block, Page], Piece]] = {
    "": _text,
    NOTICE: _notice,
    CONTACT: _contact,
    IMAGE: _picture,
    FIGURES: _figures,
    SERVICES: _records,
    ROLES: _records,
    EVENTS: _events,
}
