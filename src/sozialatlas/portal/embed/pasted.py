"""The address of a search or of a record, pasted by whoever wants to show it elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from django.conf import settings

from sozialatlas.core import addresses
from sozialatlas.portal.embed.options import OF_SEARCH
from sozialatlas.search.models import Embed
from sozialatlas.search.requests import EVENT, SERVICE, VOLUNTEER_ROLE

_LANGUAGE = "|".join(code for code, _name in settings.LANGUAGES)
_PAGE = re.compile(rf"/(?:{_LANGUAGE})/([a-z]+)(?:/monat|/karte)?/?")
_RECORD = re.compile(
    rf"/(?:{_LANGUAGE})/({'|'.join(addresses.WORDS.values())})/[^/]*"
    r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/?"
)
_TYPES = {addresses.EVENTS: EVENT, addresses.VOLUNTEERING: VOLUNTEER_ROLE}

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Pasted:
    """What an address asks for; `view` is empty where a list or a map would do.

    `kind` is the type of the records of the page that it leads to.
    """

    pairs: Pairs = ()
    record: str = ""
    view: str = ""
    kind: str = SERVICE
    is_understood: bool = True


def read(text: str) -> Pasted:
    """Return what an address, or what stands behind its question mark, asks for."""
    text = text.strip()
    if not text:
        return Pasted()
    if "/" not in text:
        return Pasted(pairs=_pairs(text.removeprefix("?")), is_understood="=" in text)
    parts = urlsplit(text)
    _slug, inside = addresses.portal_of(parts.path)
    if record := _RECORD.fullmatch(inside):
        kind = _TYPES.get(record[1], SERVICE)
        return Pasted(record=record[2], view=Embed.View.SERVICE, kind=kind)
    page = _PAGE.fullmatch(inside)
    if page is None or page[1] not in addresses.LISTS.values():
        return Pasted(is_understood=False)
    kind = _TYPES.get(page[1], SERVICE)
    view = Embed.View.EVENTS if kind == EVENT else ""
    own = (("type", kind),) if kind == VOLUNTEER_ROLE else ()
    return Pasted((*_pairs(parts.query), *own), view=view, kind=kind)


def _pairs(query: str) -> Pairs:
    given = parse_qsl(query, max_num_fields=None)
    return tuple(dict.fromkeys(pair for pair in given if pair[0] in OF_SEARCH))
