"""Fixed embeds: their signed numbers, and how much each of them finds."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

from django.core.signing import BadSignature, Signer
from django.utils import timezone

from sozialatlas.search import choices, parameters, portals, queries
from sozialatlas.search.asking import ask
from sozialatlas.search.models import Embed
from sozialatlas.search.presets import Preset
from sozialatlas.search.requests import EVENT, TYPES, BadRequestError, SearchRequest

# Never another one: partners hold what is signed with it.
_SALT = "sozialatlas.embed.v1"


class ForgedTokenError(ValueError):
    """A token that this installation has not signed."""


class NoEmbedError(LookupError):
    """The embed of a token was taken away or stopped."""


def token(embed: Embed) -> str:
    """Return what stands for an embed in addresses: its number, signed."""
    return _signer().sign(str(embed.pk))


def find(signed: str) -> Embed:
    """Return the embed of a token.

    Raises: ForgedTokenError, NoEmbedError.
    """
    try:
        number = int(_signer().unsign(signed))
    except (BadSignature, ValueError) as error:
        raise ForgedTokenError from error
    found = Embed.objects.select_related("portal").filter(pk=number, is_active=True).first()
    if found is None:
        raise NoEmbedError
    return found


def number_in(signed: str) -> int | None:
    """Return the number that a token names, which only `find` proves right."""
    digits = signed.partition(".")[0]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 12 else None


def portal_of(embed: Embed) -> Preset | None:
    """Return the portal of an embed, None while it is not published."""
    found = portals.find(embed.portal.slug if embed.portal else "")
    return found if found is not None and found.is_published else None


def found_now(embed: Embed, now: dt.datetime) -> int | None:
    """Return how many records an embed shows of all; None where its search is no longer known."""
    portal = portal_of(embed)
    if portal is None:
        return None
    if embed.record is not None:
        return int(is_found(embed.record, portal, now))
    try:
        given = parameters.parse(embed.preset, page_size=1)
        asked = ask(choices.known(given, on=timezone.localdate(now)), now, portal.scope)
    except BadRequestError:
        return None
    request = replace(asked.request, around=False)
    if embed.view == Embed.View.EVENTS:
        request = replace(request, types=(EVENT,))
    return queries.search(request).total


def is_found(record: uuid.UUID, portal: Preset, now: dt.datetime) -> bool:
    """Return whether a portal shows a record; without an index it shows none of them."""
    asked = SearchRequest(now=now, scope=portal.scope)
    kinds = (kind for kind in TYPES if portal.shows(kind))
    return any(queries.explain(replace(asked, types=(kind,)), record) for kind in kinds)


def _signer() -> Signer:
    return Signer(salt=_SALT, sep=".")
