"""What the map may show besides its own land: pictures of streets, borders of social areas."""

from __future__ import annotations

from dataclasses import dataclass

from django import template

from sozialatlas.portal.results_map import land
from sozialatlas.portal.tiles import source

register = template.Library()


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
        source.told(offered) if offered else "",
        offered.credit if offered else "",
        land.has_social_areas(),
    )
