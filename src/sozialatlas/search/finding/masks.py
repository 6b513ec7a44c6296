"""The filters of a request on columns: one mask a facet, as `filters` has one query."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sozialatlas.search import answers
from sozialatlas.search.areas import AreaTree
from sozialatlas.search.engine import schema as fields
from sozialatlas.search.engine.columns import Columns, Mask
from sozialatlas.search.engine.reader import Opened
from sozialatlas.search.finding import around, scoped
from sozialatlas.search.finding.chosen import Chosen, chosen
from sozialatlas.search.ids import low_half
from sozialatlas.search.points import steps, unpacked_steps
from sozialatlas.search.requests import BBox, Near, SearchRequest


@dataclass(frozen=True, slots=True)
class Masks:
    """What narrows a search: `always`, and by facet what was chosen there."""

    always: Mask
    chosen: dict[str, Mask]

    def all_but(self, facet: str | None = None) -> Mask:
        """Return everything that narrows, without the choices of one facet."""
        kept = self.always.copy()
        for key, mask in self.chosen.items():
            if key != facet:
                kept &= mask
        return kept


def masks(
    request: SearchRequest,
    columns: Columns,
    opened: Opened,
    tree: AreaTree,
    urgent: Sequence[str] = (),
) -> Masks:
    """Return the filters of a request, inside the county and beyond, and beyond its town.

    What is under the `urgent` topics is let in whatever the portal is about.
    """
    narrowing = {
        choice.facet: _carrying(choice, columns) for choice in chosen(request, opened, tree)
    }
    if request.age is not None:
        narrowing["age"] = _fitting(request.age, columns)
    if request.near is not None and request.near.radius_km is not None:
        narrowing[answers.RADIUS] = _near(request.near, request.near.radius_km, columns, tree)
    always = _visible(request.now, columns)
    scope = scoped.mask(request.scope, urgent, columns, tree)
    if scope is not None:
        always &= scope
    if request.withheld:
        low = [low_half(record_id) for record_id in request.withheld]
        always &= ~np.isin(columns.numbers(fields.ID_LOW), low)
    if request.bbox is not None:
        always &= _inside(request.bbox, columns)
    return Masks(always, narrowing)


def _carrying(choice: Chosen, columns: Columns) -> Mask:
    held = columns.codes(choice.field)
    if not choice.is_every:
        return held.mask(choice.codes)
    every: Mask = np.logical_and.reduce([held.mask([code]) for code in choice.codes])
    return every


def _fitting(age: int, columns: Columns) -> Mask:
    begins, ends = columns.numbers(fields.AGE_FROM), columns.numbers(fields.AGE_TO)
    return (begins <= age) & (ends >= age)


def _visible(now: dt.datetime, columns: Columns) -> Mask:
    minute = int(now.timestamp() // 60)
    since, until = columns.numbers(fields.SINCE), columns.numbers(fields.UNTIL)
    hidden = (since > minute) | (until <= minute)
    return ~(hidden & columns.codes(fields.FLAG).mask([fields.LIMITED]))


def _inside(bbox: BBox, columns: Columns) -> Mask:
    (south, west), (north, east) = steps(bbox.south, bbox.west), steps(bbox.north, bbox.east)
    lat, lon = unpacked_steps(columns.numbers(fields.POINT))
    inside: Mask = (lat >= south) & (lat <= north) & (lon >= west) & (lon <= east)
    return inside


def _near(place: Near, radius_km: float, columns: Columns, tree: AreaTree) -> Mask:
    """Return who lies within the radius, or serves the place."""
    near = columns.codes(fields.SERVES).mask(around.reaching(place, tree))
    near |= columns.distances_km(place.lat, place.lon) <= radius_km
    return near
