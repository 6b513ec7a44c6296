"""The portal in which a request moves."""

from __future__ import annotations

from django.http import HttpRequest

from sozialatlas.search.portals import COUNTY, Preset


def portal(request: HttpRequest) -> Preset:
    """Return the portal that the middleware found; the county's own where it was never asked."""
    found = getattr(request, "portal", None)
    return found if isinstance(found, Preset) else COUNTY
