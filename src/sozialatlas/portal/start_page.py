"""All that the start page of a portal shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.core import addresses
from sozialatlas.core.components import EventRow, Link, SearchBox, Tile
from sozialatlas.core.languages import GERMAN, foreign
from sozialatlas.portal import starting
from sozialatlas.portal.calendar import coming
from sozialatlas.portal.editorial import Page, Piece, pieces
from sozialatlas.search import offered
from sozialatlas.search.home import home
from sozialatlas.search.offered import Offered
from sozialatlas.search.page_blocks import EVENTS
from sozialatlas.search.presets import Preset, Written
from sozialatlas.search.requests import EVENT, SERVICE, VOLUNTEER_ROLE, SearchRequest

EVENTS_SHOWN = 3
MOST_SITUATIONS = 8


@dataclass(frozen=True, slots=True)
class StartPage:
    """What the template shows; `record_count` is what the first list of the portal holds."""

    title: str
    title_language: str
    lead: str
    lead_language: str
    town: str
    box: SearchBox
    examples: list[Link]
    situations: list[Tile]
    tiles: list[Tile]
    everything: str
    rows: list[EventRow]
    pieces: list[Piece]
    is_draft: bool
    record_count: int
    volunteer_count: int
    has_services: bool
    has_events: bool
    has_roles: bool


def start_page(
    portal: Preset, *, language: str, now: dt.datetime, is_draft: bool = False
) -> StartPage:
    """Return the start page of a portal in a language, or what its draft would make of it."""
    found, kind = offered.offered(portal, now), offered.first_type(portal)
    path, town = addresses.LISTS[kind], town_of(portal)
    title, lead = portal.written("title", language), portal.written("lead", language)
    written = _pieces(portal, found, language, now, is_draft=is_draft)
    # Where editors show events themselves, the same ones need not stand there twice.
    has_events = portal.shows(EVENT) and all(piece.kind != EVENTS for piece in written)
    # One alone is what the portal is about anyway.
    situations = found.situations[:MOST_SITUATIONS] if len(found.situations) > 1 else ()
    return StartPage(
        title=title.text or _title(town),
        title_language=foreign(title.language) if title.text else "",
        lead=lead.text,
        lead_language=foreign(lead.language) if lead.text else "",
        town=town,
        box=starting.box(language, path, portal.preset),
        examples=starting.examples(language) if _is_of_everything(portal) else [],
        situations=starting.situations(situations, language, path, portal.preset),
        tiles=starting.tiles(found.topics, language, path, portal.preset),
        everything=addresses.page(path, language),
        rows=_rows(portal, language, now) if has_events else [],
        pieces=written,
        is_draft=is_draft,
        record_count=found.totals[kind],
        volunteer_count=found.totals.get(VOLUNTEER_ROLE, 0),
        has_services=portal.shows(SERVICE),
        has_events=has_events,
        has_roles=portal.shows(VOLUNTEER_ROLE) and kind != VOLUNTEER_ROLE,
    )


def _pieces(
    portal: Preset, found: Offered, language: str, now: dt.datetime, *, is_draft: bool
) -> list[Piece]:
    body = portal.written("body", language)
    if is_draft and body.language == GERMAN:
        body = Written(portal.texts.body_draft, GERMAN)
    own = foreign(body.language)
    return pieces(body.text, Page(portal, found, language, now, own)) if body.text else []


def town_of(portal: Preset) -> str:
    """Return the name of the town of a town's portal; empty for all others."""
    return home(portal.scope.home).name if portal.scope.home else ""


def _title(town: str) -> str:
    if town:
        return _("Hilfe und Angebote in {town}").format(town=town)
    return _("Hilfe und Angebote in Ihrer Nähe")


def _is_of_everything(portal: Preset) -> bool:
    """Return whether the examples of everyday words lead to something here."""
    return portal.shows(SERVICE) and not portal.scope.has_subject


def _rows(portal: Preset, language: str, now: dt.datetime) -> list[EventRow]:
    request = SearchRequest(now=now, types=(EVENT,), scope=portal.scope)
    return starting.rows(coming(request, EVENTS_SHOWN), timezone.localdate(now), language)
