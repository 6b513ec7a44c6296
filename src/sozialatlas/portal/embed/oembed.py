"""What an address of ours becomes on pages that know oEmbed (oembed.com, version 1.0)."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from urllib.parse import SplitResult, parse_qs, urlsplit
from uuid import UUID
from xml.sax.saxutils import escape as xml_escape

import msgspec
from django.utils.translation import gettext as _, override

from sozialatlas.core import languages, site
from sozialatlas.portal.embed import choosing, options, single, wanted
from sozialatlas.portal.embed.choosing import Here
from sozialatlas.portal.embed.errors import EmbedError
from sozialatlas.search.addressed import ForeignHostError, slug_of
from sozialatlas.search.models import Embed

WIDTH = 640
_HEIGHTS = {Embed.View.SERVICE: 420, Embed.View.FIGURE: 220}
_HEIGHT = 600
_OF_EMBEDS = "/embed/v1/"
_SECONDS_KEPT = 3_600


class Rich(msgspec.Struct, frozen=True, kw_only=True):
    """An answer of the type "rich": HTML of a known size."""

    version: str = "1.0"
    type: str = "rich"
    title: str
    provider_name: str
    provider_url: str
    cache_age: int = _SECONDS_KEPT
    width: int
    height: int
    html: str


@dataclass(frozen=True, slots=True)
class Room:
    """How much room there is at most; 0 where that was not said."""

    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class _Framed:
    source: str
    title: str
    view: str


def rich(address: str, room: Room, here: Here) -> Rich:
    """Return the answer for an address of a record, a search or an embed.

    Raises: EmbedError, for every other address.
    """
    parts = _split(address)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise EmbedError(404, "is no whole address of a page here")
    is_embed = parts.path.startswith(_OF_EMBEDS)
    with override(languages.ENGLISH):
        found = _embed(address, here) if is_embed else _page(address, here)
    width = min(WIDTH, room.width or WIDTH)
    height = _HEIGHTS.get(Embed.View(found.view), _HEIGHT)
    height = min(height, room.height or height)
    return Rich(
        title=found.title,
        provider_name=site.NAME,
        provider_url=f"{here.origin}/",
        width=width,
        height=height,
        html=f'<iframe src="{escape(found.source)}" title="{escape(found.title)}"'
        f' width="{width}" height="{height}" loading="lazy"></iframe>',
    )


def _split(address: str) -> SplitResult:
    try:
        return urlsplit(address[: options.LONGEST_QUERY])
    except ValueError as error:
        raise EmbedError(404, "is no address") from error


def as_xml(answer: Rich) -> str:
    """Return an answer as the XML of the protocol."""
    fields = msgspec.structs.asdict(answer)
    inner = "".join(f"<{name}>{xml_escape(str(fields[name]))}</{name}>" for name in fields)
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>{inner}</oembed>\n'


def _page(address: str, here: Here) -> _Framed:
    """Return the embed of a page of records: the one that its page for partners would give."""
    given = {
        "adresse": address, "traeger": "", "ansicht": "", "anzahl": None,
        "sprache": here.language, "akzent": "", "preset": "",
    }  # fmt: skip
    chosen = choosing.chosen(given, here)
    return _Framed(chosen.address(), _title(chosen.record, here) or chosen.words, chosen.view)


def _embed(address: str, here: Here) -> _Framed:
    """Return an embed that somebody has built already."""
    _refuse_foreign(address)
    parts = urlsplit(address)
    view = parts.path.removeprefix(_OF_EMBEDS).removesuffix(".html")
    if view not in options.VIEWS:
        raise EmbedError(404, "there is no such embed")
    told, search = options.options(parse_qs(parts.query))
    fixed = wanted.fixed(told)
    portal = wanted.portal(told, fixed, here.portal)
    asked_for = wanted.wanted(view, told, search, fixed)
    choosing.check(asked_for, portal, here)
    source = f"{here.origin}{_OF_EMBEDS}{view}" + (f"?{parts.query}" if parts.query else "")
    with override(told.language or here.language):
        words = _("Angebote im Sozialatlas ansehen")
    record = str(asked_for.record or "")
    return _Framed(source, asked_for.title or _title(record, here) or words, view)


def _refuse_foreign(address: str) -> None:
    try:
        slug_of(address)
    except ForeignHostError as error:
        raise EmbedError(404, "is an address of another site") from error


def _title(record: str, here: Here) -> str:
    """Return what a record is called; it was looked for before, in its portal."""
    if not record:
        return ""
    return single.single(UUID(record), here.portal, here.language, here.now).name
