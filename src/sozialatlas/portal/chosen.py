"""The portal in which a request moves."""

from __future__ import annotations

from django.http import HttpRequest

from sozialatlas.search.portals import COUNTY
from sozialatlas.search.presets import Preset

_NAME, _DRAFT = "portal", "_draft_portal"
_HIDDEN = Preset(is_published=False)


def put(request: HttpRequest, found: Preset) -> None:
    """Let a request move in a portal; a draft stays hidden until it is revealed.

    So no page of an error tells its name, whatever goes wrong before it is known who asks.
    """
    setattr(request, _NAME, found if found.is_published else _HIDDEN)
    setattr(request, _DRAFT, None if found.is_published else found)


def reveal(request: HttpRequest) -> None:
    """Show a draft to a request, if it moves in one."""
    draft = getattr(request, _DRAFT, None)
    if isinstance(draft, Preset):
        setattr(request, _NAME, draft)


def hide(request: HttpRequest) -> None:
    """Hide the draft again, from who may not see it."""
    setattr(request, _NAME, _HIDDEN)


def portal(request: HttpRequest) -> Preset:
    """Return the portal that the middleware found; the county's own where it was never asked."""
    found = getattr(request, _NAME, None)
    return found if isinstance(found, Preset) else COUNTY
