"""What a portal looks like: its name, its languages, its colours."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from django.http import HttpRequest
from django.urls import get_script_prefix

from sozialatlas.core import addresses, palette, site as sites
from sozialatlas.core.site import Logo, Site
from sozialatlas.portal import chosen
from sozialatlas.search.presets import Preset

# Made for people with a website or a task of their own, and with ways out of the info point.
_NOT_AT_TERMINALS = frozenset(
    {"einbetten", "/api/opendata/", "eintragen", "konto/anmelden", "abo"}
)


def site_of(request: HttpRequest) -> Site:
    """Return the site of the portal in which a request moves."""
    portal, county = chosen.portal(request), sites.current()
    return replace(
        county,
        name=portal.name or county.name,
        area=portal.subtitle or county.area,
        colours=_colours(portal),
        logo=_logo(portal),
        languages=portal.languages,
        hidden=_hidden(portal),
        is_terminal=portal.is_kiosk,
        head="portal/kiosk/head.html" if portal.is_kiosk else "",
        top="portal/kiosk/top.html" if portal.is_kiosk else "",
        foot="portal/kiosk/foot.html" if portal.is_kiosk else "",
    )


def _hidden(portal: Preset) -> frozenset[str]:
    """Return the paths of entries that lead nowhere in a portal."""
    lists = {path for kind, path in addresses.LISTS.items() if not portal.shows(kind)}
    contact = set() if portal.texts.contact else {addresses.CONTACT}
    return frozenset(lists | contact | (_NOT_AT_TERMINALS if portal.is_kiosk else set()))


def _logo(portal: Preset) -> Logo | None:
    light, dark = portal.logos
    if light is None:
        return None
    of_dark = dark or light
    return Logo(f"/uploads/{light.path}", f"/uploads/{of_dark.path}", light.width, light.height)


def style_sheet(portal: Preset) -> str:
    """Return the style sheet of a portal's own colours."""
    return palette.style_sheet(*portal.accents)


def _colours(portal: Preset) -> str:
    """Return the address of the colours; with another mark for others, so that it may be kept."""
    if not any(portal.accents):
        return ""
    mark = hashlib.sha256("".join(portal.accents).encode()).hexdigest()[:8]
    return f"{get_script_prefix()}farben.css?v={mark}"
