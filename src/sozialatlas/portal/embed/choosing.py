"""What somebody chose on the page for partners: nothing that the embed itself would refuse."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _, override

from sozialatlas.core import addresses
from sozialatlas.portal.embed import options, pasted, provider, single, wanted
from sozialatlas.portal.embed.errors import EmbedError
from sozialatlas.portal.embed.options import Options
from sozialatlas.portal.embed.pasted import Pasted
from sozialatlas.portal.embed.snippets import Chosen
from sozialatlas.portal.embed.wanted import Wanted
from sozialatlas.search.addressed import ForeignHostError, slug_of
from sozialatlas.search.models import Embed
from sozialatlas.search.presets import Preset
from sozialatlas.search.requests import EVENT

Given = Mapping[str, str | int | None]
"""What the form holds: `adresse`, `traeger`, `ansicht`, `anzahl`, and how it looks and speaks."""


@dataclass(frozen=True, slots=True)
class Here:
    """Where the page is made: the address of this site, its portal, the language, the moment."""

    origin: str
    portal: Preset
    language: str
    now: dt.datetime


def chosen(given: Given, here: Here) -> Chosen:
    """Return what a person chose, or what the county has fixed for them.

    Raises: EmbedError, where the embed would say the same to every visitor of the partner.
    """
    return _fixed(given, here) if given["preset"] else _free(given, here)


def _free(given: Given, here: Here) -> Chosen:
    text = str(given["adresse"])
    told = _read(text)
    if not told.record:
        own = provider.pairs(str(given.get("traeger") or ""))
        others = tuple(pair for pair in told.pairs if not own or pair[0] != own[0][0])
        told = replace(told, pairs=(*others, *own))
    portal = wanted.portal(Options(portal=_slug(text, here)), None, here.portal)
    view = _view(given, told)
    if view == Embed.View.EVENTS:
        told = replace(told, kind=EVENT)
    searched: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in told.pairs:
        searched[name].append(value)
    record = UUID(told.record) if told.record else None
    asked_for = wanted.wanted(view, Options(record=record), searched, None)
    check(asked_for, portal, here)
    return replace(
        _bare(given, here, portal, told),
        view=view,
        search=told.pairs,
        record=told.record,
        count=_count(given, view),
    )


def _fixed(given: Given, here: Here) -> Chosen:
    embed = wanted.fixed(Options(preset=str(given["preset"])))
    assert embed is not None
    portal = wanted.portal(Options(), embed, here.portal)
    check(wanted.wanted(embed.view, Options(), {}, embed), portal, here)
    kind = EVENT if embed.view == Embed.View.EVENTS else Pasted().kind
    made = _bare(given, here, portal, Pasted(kind=kind))
    return replace(made, view=embed.view, preset=str(given["preset"]))


def check(asked_for: Wanted, portal: Preset, here: Here) -> None:
    """Ask what the embed will ask.

    Raises: EmbedError.
    """
    if asked_for.view == Embed.View.SERVICE:
        single.single(asked_for.record, portal, here.language, here.now)
    else:
        wanted.search(asked_for, portal, here.language, here.now)


def _read(text: str) -> Pasted:
    told = pasted.read(text)
    if not told.is_understood:
        raise EmbedError(400, _("Das ist keine Adresse einer Suche oder eines Angebots hier."))
    return told


def _slug(text: str, here: Here) -> str:
    """Return the portal of an address; under a portal of its own only that one.

    Raises: EmbedError.
    """
    try:
        slug = slug_of(text)
    except ForeignHostError as error:
        told = _("Diese Adresse gehört zu einer anderen Internetseite.")
        raise EmbedError(400, told) from error
    if not here.portal.is_county and slug not in {None, "", here.portal.slug}:
        raise EmbedError(400, _("Diese Adresse gehört zu einem anderen Portal."))
    return slug or here.portal.slug


def _view(given: Given, told: Pasted) -> str:
    """Return the view, which the address decides where only one makes sense of it."""
    view = str(given["ansicht"] or Embed.View.LIST)
    if told.view == Embed.View.SERVICE:
        return told.view
    if view == Embed.View.SERVICE:
        raise EmbedError(
            400, _("Fügen Sie oben die Adresse der Seite ein, auf der dieses Angebot steht.")
        )
    return told.view if told.view and view == Embed.View.LIST else view


def _count(given: Given, view: str) -> int:
    if view in {Embed.View.SERVICE, Embed.View.FIGURE}:
        return 0
    return int(given["anzahl"] or options.SHOWN)


def _bare(given: Given, here: Here, portal: Preset, told: Pasted) -> Chosen:
    """Return what each embed has: where it leads without a script, in the language it speaks."""
    language = str(given["sprache"] or "")
    spoken = language if language and portal.offers(language) else here.language
    with override(spoken):
        words = _("Angebote im Sozialatlas ansehen")
    return Chosen(
        origin=here.origin,
        portal=portal.slug,
        view=Embed.View.LIST,
        search=(),
        record="",
        preset="",
        count=0,
        language=language,
        accent=str(given["akzent"]).removeprefix("#").lower(),
        link=_link(told, portal, spoken, here),
        words=words,
    )


def _link(told: Pasted, portal: Preset, language: str, here: Here) -> str:
    way = f"/{portal.slug}" if portal.slug and not here.portal.host else ""
    path = addresses.LISTS[told.kind]
    if told.record:
        path = f"{addresses.WORDS[told.kind]}/{told.record}"
    query = urlencode([(name, value) for name, value in told.pairs if name != "type"])
    return f"{here.origin}{way}/{language}/{path}" + (f"?{query}" if query else "")
