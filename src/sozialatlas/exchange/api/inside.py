"""The portal that a question is asked in: the one that is named, or the one of the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import get_script_prefix

from sozialatlas.core.invisible import trimmed
from sozialatlas.search import portals
from sozialatlas.search.presets import Preset
from sozialatlas.search.requests import BadRequestError
from sozialatlas.search.scope import Scope

NAME = "portal"
TEXT = "Path of a portal: only what it shows, its town first. That of the address without it."

Given = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Inside:
    """A portal, all other parameters, and the path under which its pages lie."""

    scope: Scope
    given: Given
    path: str


def inside(given: Given, of_address: object) -> Inside:
    """Return the portal of parameters; `of_address` is what the middleware found.

    Raises: BadRequestError for a portal that does not exist or is not published, and for any
    other at the host that one portal has of its own.
    """
    own = of_address if isinstance(of_address, Preset) else portals.county()
    others = {name: values for name, values in given.items() if name != NAME}
    named = {trimmed(value) for value in given.get(NAME, ())} - {""}
    if len(named) > 1:
        raise BadRequestError(NAME, "may be given once")
    slug = named.pop() if named else own.slug
    if slug == own.slug:
        return Inside(own.scope, others, get_script_prefix())
    if own.host:
        raise BadRequestError(NAME, "is another portal: at this host there is only one")
    found = portals.find(slug)
    if found is None or not found.is_published:
        raise BadRequestError(NAME, f"{slug!r} is not known")
    return Inside(found.scope, others, f"/{slug}/")
