"""The portal in which a request moves."""

from __future__ import annotations

from django.http import HttpRequest

from sozialatlas.search.portals import COUNTY
from sozialatlas.search.presets import Preset

_NAME = "portal"
HIDDEN = Preset(is_published=False)
"""What stands for a draft before those who may not see it: no page tells more of it."""


def put(request: HttpRequest, found: Preset) -> None:
    """Let a request move in a portal."""
    setattr(request, _NAME, found)


def portal(request: HttpRequest) -> Preset:
    """Return the portal that the middleware found; the county's own where it was never asked."""
    found = getattr(request, _NAME, None)
    return found if isinstance(found, Preset) else COUNTY
