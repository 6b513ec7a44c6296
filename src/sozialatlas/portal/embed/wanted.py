"""What an embed asks for: a search inside of one portal, never anything beyond it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from sozialatlas.core import addresses
from sozialatlas.portal.embed.errors import EmbedError
from sozialatlas.portal.embed.options import COUNT, OF_SEARCH, RECORD, SHOWN, Options
from sozialatlas.portal.search.asked import Asked, understand
from sozialatlas.search import embeds, portals
from sozialatlas.search.models import Embed
from sozialatlas.search.offered import first_type
from sozialatlas.search.presets import Preset
from sozialatlas.search.requests import EVENT, TYPES, SearchRequest


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be shown: a view, how much of it, and of which search or record."""

    view: str
    given: Mapping[str, Sequence[str]]
    record: uuid.UUID | None
    count: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """A search as an embed asks it: of records of one type, within the border of its portal."""

    kind: str
    asked: Asked
    request: SearchRequest


def fixed(told: Options) -> Embed | None:
    """Return the fixed embed of an address, None where its search stands in it.

    Raises: EmbedError, for a number that nobody signed and for one that has ended.
    """
    if not told.preset:
        return None
    try:
        return embeds.find(told.preset)
    except embeds.ForgedTokenError as error:
        sentence = _("Diese feste Einbettung ist nicht gültig: Ihre Unterschrift stimmt nicht.")
        raise EmbedError(400, sentence) from error
    except embeds.NoEmbedError as error:
        raise EmbedError(410, _("Diese Einbettung wurde beendet.")) from error


def portal(told: Options, embed: Embed | None, here: Preset) -> Preset:
    """Return the portal of an embed; under a host of its own there is only the one.

    Raises: EmbedError.
    """
    slug = told.portal
    if embed is not None:
        own = embed.portal.slug if embed.portal else ""
        if slug and slug != own:
            raise EmbedError(400, _("Diese feste Einbettung gehört zu einem anderen Portal."))
        slug = own
    own_host = here if slug in {"", here.slug} else None
    found = own_host if here.host else portals.find(slug)
    if found is None or not found.is_published:
        raise EmbedError(404, _("Dieses Portal gibt es hier nicht."))
    return found


def wanted(
    view: str, told: Options, given: Mapping[str, Sequence[str]], embed: Embed | None
) -> Wanted:
    """Return what is to be shown; of a fixed embed, what the county has fixed.

    Raises: EmbedError, where an address would change what is fixed.
    """
    if embed is None:
        _refuse_foreign(view, told, given)
        return Wanted(view, given, told.record, told.count or SHOWN)
    if given or told.record or view != embed.view:
        raise EmbedError(400, _("Diese Einbettung ist fest: Ihre Suche lässt sich nicht ändern."))
    preset = {name: values for name, values in embed.preset.items() if name in OF_SEARCH}
    if preset != embed.preset:
        raise EmbedError(400, _("Die Suche dieser Einbettung gilt nicht mehr."))
    return Wanted(view, preset, embed.record, told.count or embed.count, embed.title)


def _refuse_foreign(view: str, told: Options, given: Mapping[str, Sequence[str]]) -> None:
    """Refuse what a view would leave out: a partner wanted something by it.

    Raises: EmbedError.
    """
    named = {name for name, values in given.items() if any(values)}
    foreign = named if view == Embed.View.SERVICE else {RECORD} if told.record else set()
    if told.count and view in {Embed.View.SERVICE, Embed.View.FIGURE}:
        foreign = {*foreign, COUNT}
    if view == Embed.View.EVENTS and {*given.get("type", ())} - {"", EVENT}:
        foreign = {*foreign, "type"}
    if foreign:
        said = _("Die Angabe „{name}“ gehört nicht zur Ansicht „{view}“.")
        raise EmbedError(400, said.format(name=min(foreign), view=view))


def search(asked_for: Wanted, within: Preset, language: str, now: dt.datetime) -> Search:
    """Return the search of an embed.

    Raises: EmbedError: a page of ours leaves out what makes no sense and says so, but here that
    would show more than the partner wanted.
    """
    kind = _kind(asked_for, within)
    path = addresses.page(addresses.LISTS[kind], language)
    given = {name: values for name, values in asked_for.given.items() if name != "type"}
    asked = understand(given, path, (kind,), now, within.scope)
    if asked.ignored:
        told = _("Die Angabe „{name}“ passt hier nicht oder gilt nicht mehr.")
        raise EmbedError(400, told.format(name=asked.ignored[0]))
    if asked.located.is_unknown and asked.parameters.place:
        told = _("Den Ort „{place}“ kennen wir nicht, oder es gibt mehrere.")
        raise EmbedError(400, told.format(place=asked.parameters.place[:60]))
    request = replace(asked.request, around=False, page=1, page_size=asked_for.count)
    return Search(kind, asked, request)


def _kind(asked_for: Wanted, within: Preset) -> str:
    if asked_for.view == Embed.View.EVENTS:
        return EVENT
    types = [each for each in asked_for.given.get("type", ()) if each]
    if not types:
        return first_type(within)
    if len(types) > 1 or types[0] not in TYPES:
        told = _("„type“ kennt nur: {known}.")
        raise EmbedError(400, told.format(known=", ".join(TYPES)))
    return types[0]
