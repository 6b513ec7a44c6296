"""What a portal looks like: its name, its languages, its colours."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from django.http import HttpRequest
from django.urls import get_script_prefix

from sozialatlas.core import addresses, palette, site as sites
from sozialatlas.core.site import Site
from sozialatlas.portal import chosen
from sozialatlas.search.portals import Preset


def site_of(request: HttpRequest) -> Site:
    """Return the site of the portal in which a request moves."""
    portal, county = chosen.portal(request), sites.current()
    return replace(
        county,
        name=portal.name or county.name,
        area=portal.subtitle or county.area,
        colours=_colours(portal),
        languages=portal.languages,
        hidden=frozenset(path for kind, path in addresses.LISTS.items() if not portal.shows(kind)),
    )


def style_sheet(portal: Preset) -> str:
    """Return the style sheet of a portal's own colours."""
    return palette.style_sheet(*portal.accents)


def _colours(portal: Preset) -> str:
    """Return the address of the colours; with another mark for others, so that it may be kept."""
    if not any(portal.accents):
        return ""
    mark = hashlib.sha256("".join(portal.accents).encode()).hexdigest()[:8]
    return f"{get_script_prefix()}farben.css?v={mark}"
