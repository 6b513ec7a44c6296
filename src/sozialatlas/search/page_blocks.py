"""The blocks that the page of a portal may hold, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from urllib.parse import parse_qs

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.core.blocks import Block, UnclosedBlockError, parse
from sozialatlas.search import choices, parameters
from sozialatlas.search.parameters import Parameters
from sozialatlas.search.requests import EVENT, SERVICE, VOLUNTEER_ROLE, BadRequestError

SERVICES, ROLES, EVENTS = "angebote", "mitmachen", "veranstaltungen"
FIGURES, NOTICE, CONTACT, IMAGE = "zahlen", "hinweis", "kontakt", "bild"
TYPE_OF = {SERVICES: SERVICE, ROLES: VOLUNTEER_ROLE, EVENTS: EVENT}

_LIST = frozenset({"suche", "titel", "anzahl"})
KNOWN: Mapping[str, frozenset[str]] = {
    SERVICES: _LIST,
    ROLES: _LIST,
    EVENTS: _LIST,
    FIGURES: frozenset({"titel"}),
    NOTICE: frozenset({"titel"}),
    CONTACT: frozenset({"titel"}),
    IMAGE: frozenset({"name"}),
}
"""Each block with its settings."""
MOST_SHOWN = 6
SHOWN = 3


def wanted(block: Block) -> Parameters:
    """Return the search of a block of records.

    Raises: BadRequestError, for a filter that nobody knows.
    """
    return choices.known(parameters.parse(given(block)), on=timezone.localdate())


def given(block: Block) -> dict[str, list[str]]:
    """Return the parameters of a block's search, without the type, which the block itself is."""
    text = block.settings.get("suche", "")
    found = parse_qs(text.partition("?")[2] or text)
    found.pop("type", None)
    return found


def shown(block: Block) -> int:
    """Return how many records a block shows."""
    text = block.settings.get("anzahl", "")
    return min(int(text), MOST_SHOWN) if text.isascii() and text.isdigit() else SHOWN


def problems(text: str, images: Collection[str]) -> list[str]:
    """Return what is wrong with the blocks of a page, in words and with the line."""
    try:
        blocks = parse(text)
    except UnclosedBlockError as error:
        told = _("Zeile %(line)s: Der Block „%(name)s“ hat kein Ende. Schließen Sie ihn mit :::")
        return [told % {"line": error.line, "name": error.name}]
    return [
        _("Zeile %(line)s: %(problem)s") % {"line": block.line, "problem": problem}
        for block in blocks
        if block.name
        for problem in _problems(block, images)
    ]


def _problems(block: Block, images: Collection[str]) -> Iterator[str]:
    if block.name not in KNOWN:
        yield _("Den Block „%(name)s“ gibt es nicht. Es gibt: %(known)s.") % {
            "name": block.name,
            "known": ", ".join(KNOWN),
        }
        return
    for name in sorted(block.settings.keys() - KNOWN[block.name]):
        yield _("Im Block „%(block)s“ gibt es kein „%(name)s:“.") % {
            "block": block.name,
            "name": name,
        }
    if block.name in TYPE_OF:
        yield from _problems_of_search(block)
    if block.name == NOTICE and not block.text:
        yield _("Der Hinweis hat keinen Text.")
    if block.name == IMAGE and block.settings.get("name") not in images:
        yield _(
            "Ein Bild „%(name)s“ ist bei diesem Portal nicht hochgeladen. Laden Sie es weiter"
            " unten bei „Bilder und Logos“ unter diesem Namen hoch."
        ) % {"name": block.settings.get("name", "")}


def _problems_of_search(block: Block) -> Iterator[str]:
    try:
        wanted(block)
    except BadRequestError as error:
        yield _("Der Filter „%(name)s“ ist hier nicht bekannt: %(reason)s") % {
            "name": error.field,
            "reason": error.reason,
        }
    text = block.settings.get("anzahl", str(SHOWN))
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_SHOWN):
        yield _("„anzahl:“ ist eine Zahl von 1 bis %(most)s.") % {"most": MOST_SHOWN}
