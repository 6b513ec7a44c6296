"""What the map may show besides its own land: pictures of streets, borders of social areas."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from django import template

from sozialatlas.portal.results_map import land
from sozialatlas.portal.tiles import source
from sozialatlas.portal.tiles.source import Offered

register = template.Library()
_ADDRESS = "/karte/kacheln/{z}/{x}/{y}.png"


@dataclass(frozen=True, slots=True)
class MapExtras:
    """`tiles` as the script wants them, empty without; `credit` that they ask for."""

    tiles: str
    credit: str
    has_social_areas: bool


@register.simple_tag
def map_extras() -> MapExtras:
    """Return what this installation offers."""
    offered = source.offered()
    return MapExtras(
        _told(offered) if offered else "",
        offered.credit if offered else "",
        land.has_social_areas(),
    )


def _told(offered: Offered) -> str:
    box = offered.box
    told = {
        "address": _ADDRESS,
        "least": offered.least_zoom,
        "most": offered.most_zoom,
        "bounds": [[box.south, box.west], [box.north, box.east]],
    }
    return msgspec.json.encode(told).decode()
