"""The picture of a search for other people's pages: it needs no style sheet to be readable.

What the attributes say, a style sheet may say anew: that is how dark pages get a dark map.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sozialatlas.portal.results_map.frame import HEIGHT, WIDTH
from sozialatlas.portal.results_map.land import UNITS_PER_PIXEL
from sozialatlas.portal.results_map.picture import Here, Picture, Spot

_PIN = "M0-12A12 12 0 0 1 0 12H-9A3 3 0 0 1-12 9V0A12 12 0 0 1 0-12Z"
_MIDDLE = 'text-anchor="middle" dominant-baseline="central"'
_LETTERS = f'font-family="sans-serif" font-size="12" font-weight="600" {_MIDDLE}'

# In a frame of 320 pixels all shrinks by a quarter: what is hit has 24 pixels even there.
_REACH = '<circle r="16.5" fill="none" pointer-events="all"/>'
# Around what is named or marked, and the least height of a picture, in pixels.
_MARGIN, _LEAST_HEIGHT = 44, 256

Whole = Callable[[str], str]


def svg(picture: Picture, whole: Whole) -> SafeString:
    """Return the picture with the addresses that `whole` makes of its own.

    Everything that a person has written is escaped.
    """
    parts = (
        _opening(*_span(picture)),
        _land(picture),
        '<g class="sozialatlas__towns" aria-hidden="true" fill="#555">',
        *(_name(town.x, town.y, town.name) for town in picture.towns),
        "</g>",
        _here(picture.here) if picture.here else "",
        *(_mark(spot, whole) for spot in picture.marks),
        *(_pin(spot, whole) for spot in picture.pins),
        "</svg>",
    )
    return SafeString("".join(parts))


def _span(picture: Picture) -> tuple[int, int]:
    """Return from where to where there is something to see: the frame is higher than most land."""
    high = [spot.y for spot in (*picture.marks, *picture.pins)]
    high += [town.y for town in picture.towns]
    top = max(0, math.floor(min(high, default=0) - _MARGIN))
    bottom = min(HEIGHT, math.ceil(max(high, default=HEIGHT) + _MARGIN))
    missing = max(0, _LEAST_HEIGHT - (bottom - top)) // 2
    return max(0, top - missing), min(HEIGHT, bottom + missing)


def _opening(top: int, bottom: int) -> str:
    return (
        f'<svg class="sozialatlas__map" viewBox="0 {top} {WIDTH} {bottom - top}" width="{WIDTH}"'
        f' height="{bottom - top}" role="group" aria-label="{escape(_("Karte"))}">'
    )


def _land(picture: Picture) -> str:
    line = f'stroke="#8a949b" stroke-width="{UNITS_PER_PIXEL * 0.8}"'
    return (
        f'<g transform="scale({1 / UNITS_PER_PIXEL})" aria-hidden="true">'
        f'<path class="sozialatlas__land" fill="#f3f6f8" {line} d="{picture.land.ground}"/>'
        f'<path class="sozialatlas__borders" fill="none" {line} d="{picture.land.borders}"/></g>'
    )


def _name(x: float, y: float, name: str) -> str:
    return (
        f'<text x="{x:.4g}" y="{y:.4g}" font-family="sans-serif" font-size="12" {_MIDDLE}>'
        f"{escape(name)}</text>"
    )


def _here(here: Here) -> str:
    circle = f'<circle class="sozialatlas__here" cx="{here.x:.4g}" cy="{here.y:.4g}" r="6"/>'
    name = _name(here.x, here.y + here.beside, here.name)
    return f'<g class="sozialatlas__around" aria-hidden="true">{circle}{name}</g>'


def _mark(spot: Spot, whole: Whole) -> str:
    """Return a cluster with its number, or a dot; both are large enough to hit."""
    circle = f'<circle r="{spot.size / 2 - 1:.4g}" fill="#00594a" stroke="#fff" stroke-width="2"/>'
    number = f'<text fill="#fff" {_LETTERS}>{spot.text}</text>' if spot.text else ""
    return _link("mark", spot, whole, spot.label, f"{_REACH}{circle}{number}")


def _pin(spot: Spot, whole: Whole) -> str:
    path = f'<path d="{_PIN}" fill="#9b1c1c" stroke="#fff" stroke-width="2"/>'
    number = f'<text fill="#fff" {_LETTERS}>{spot.text}</text>'
    label = f"{_('Nummer')} {spot.text}: {spot.label}"
    return _link("pin", spot, whole, label, f"{_REACH}{path}{number}")


def _link(kind: str, spot: Spot, whole: Whole, label: str, inside: str) -> str:
    return (
        f'<g transform="translate({spot.x:.4g} {spot.y:.4g})">'
        f'<a class="sozialatlas__{kind}" href="{escape(whole(spot.url))}">'
        f"<title>{escape(label)}</title>{inside}</a></g>"
    )
