"""The picture as SVG text, in the words of a template that is filled a hundred times.

Written here because Django's templates took 3 ms of a page for the marks alone.
Places are percents of the picture and sizes are pixels: on a small phone the ground shrinks,
marks and letters do not.
"""

from __future__ import annotations

from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sozialatlas.portal.results_map.frame import HEIGHT, WIDTH
from sozialatlas.portal.results_map.land import UNITS_PER_PIXEL, Town
from sozialatlas.portal.results_map.picture import Here, Picture, Spot

# A circle of 24 pixels whose lower left quarter is a corner.
_PIN = "M0-12A12 12 0 0 1 0 12H-9A3 3 0 0 1-12 9V0A12 12 0 0 1 0-12Z"
# Half of it lies outside of a circle.
_EDGE = 2
# A dot is small to look at and large enough to hit.
_REACH = '<path class="picture__reach" d="M-12-12h24v24h-24z"/>'


def svg(picture: Picture) -> SafeString:
    """Return the picture; everything that a person has written is escaped."""
    word = _("Nummer")
    parts = (
        _opening(picture),
        _land(picture),
        '<g class="picture__towns" aria-hidden="true">',
        *(_town(town) for town in picture.towns),
        "</g>",
        _here(picture.here) if picture.here else "",
        *(_mark(spot) for spot in picture.marks),
        *(_pin(spot, word) for spot in picture.pins),
        _name(picture.here) if picture.here else "",
        "</svg>",
    )
    return SafeString("".join(parts))


def _opening(picture: Picture) -> str:
    frame, here = picture.frame, picture.here
    near = ""
    if here is not None:
        radius = here.near.radius_km or 0
        near = (
            f' data-near="{here.near.lat},{here.near.lon},{radius}"'
            f' data-place="{escape(here.name)}" data-beside="{here.beside}"'
        )
    return (
        '<svg class="picture" role="group" aria-labelledby="map-title"'
        f' data-frame="{frame.lat},{frame.lon},{frame.zoom}" data-width="{WIDTH}"{near}>'
    )


def _land(picture: Picture) -> str:
    unit, land, here = UNITS_PER_PIXEL, picture.land, picture.here
    social = picture.social_areas
    outlines = f'<path class="picture__social-areas" d="{social.borders}"/>' if social else ""
    circle = ""
    if here is not None and here.radius:
        x, y, radius = (round(length * unit) for length in (here.x, here.y, here.radius))
        circle = f'<circle class="map__radius" cx="{x}" cy="{y}" r="{radius}"/>'
    return (
        f'<svg viewBox="0 0 {WIDTH * unit} {HEIGHT * unit}" aria-hidden="true">'
        f'<path class="picture__ground" d="{land.ground}"/>'
        f'<path class="picture__borders" d="{land.borders}"/>{outlines}{circle}</svg>'
    )


def _town(town: Town) -> str:
    return f"<text {_place(town.x, town.y)}>{escape(town.name)}</text>"


def _here(here: Here) -> str:
    place = f'cx="{_percent(here.x, WIDTH)}" cy="{_percent(here.y, HEIGHT)}"'
    return f'<circle class="picture__here" {place} r="6"/>'


def _name(here: Here) -> str:
    where = _place(here.x, here.y + here.beside)
    return f'<text class="picture__name" aria-hidden="true" {where}>{escape(here.name)}</text>'


def _mark(spot: Spot) -> str:
    count = f"<text>{spot.text}</text>" if spot.text else _REACH
    return (
        f'<svg {_place(spot.x, spot.y)}><a class="picture__mark" href="{escape(spot.url)}">'
        f"<title>{escape(spot.label)}</title>"
        f'<circle r="{(spot.size - _EDGE) / 2:.4g}"/>{count}</a></svg>'
    )


def _pin(spot: Spot, word: str) -> str:
    return (
        f'<svg {_place(spot.x, spot.y)}><a class="picture__pin" href="{escape(spot.url)}">'
        f"<title>{word} {spot.text}: {escape(spot.label)}</title>"
        f'<path d="{_PIN}"/><text>{spot.text}</text></a></svg>'
    )


def _place(x: float, y: float) -> str:
    return f'x="{_percent(x, WIDTH)}" y="{_percent(y, HEIGHT)}"'


def _percent(pixels: float, side: int) -> str:
    return f"{100 * pixels / side:.4g}%"
