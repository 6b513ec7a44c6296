"""The filters of a request on columns: one mask a facet, as `filters` has one query."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from sozialatlas.search import answers
from sozialatlas.search.areas import AreaTree
from sozialatlas.search.engine import schema as fields
from sozialatlas.search.engine.columns import Columns, Mask
from sozialatlas.search.engine.reader import Opened
from sozialatlas.search.finding import around, opening, usual_week
from sozialatlas.search.finding.filters import FLAGS, LISTS, reaching, reaching_social
from sozialatlas.search.ids import halves
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


def masks(request: SearchRequest, columns: Columns, opened: Opened, tree: AreaTree) -> Masks:
    """Return the filters of a request, inside the county and beyond."""
    chosen = _chosen(request, columns, tree) | _wished(request, columns, opened)
    if request.near is not None and request.near.radius_km is not None:
        chosen[answers.RADIUS] = _near(request.near, request.near.radius_km, columns, tree)
    always = _visible(request.now, columns)
    if request.withheld:
        low = [halves(record_id)[1] for record_id in request.withheld]
        always &= ~np.isin(columns.numbers(fields.ID_LOW), low)
    if request.bbox is not None:
        always &= _inside(request.bbox, columns)
    return Masks(always, chosen)


def _chosen(request: SearchRequest, columns: Columns, tree: AreaTree) -> dict[str, Mask]:
    chosen = {
        key: columns.codes(field).mask(values)
        for key, field, name in LISTS
        if (values := getattr(request, name))
    }
    if request.accessibility:
        held = columns.codes(fields.ACCESSIBILITY)
        each = [held.mask([code]) for code in request.accessibility]
        chosen[answers.ACCESSIBILITY] = np.logical_and.reduce(each)
    if request.municipalities:
        codes = reaching(request.municipalities, tree)
        chosen[answers.MUNICIPALITY] = columns.codes(fields.REACH).mask(codes)
    if request.social_areas:
        codes = reaching_social(request.social_areas, tree)
        chosen[answers.SOCIAL_AREA] = columns.codes(fields.REACH_SOCIAL).mask(codes)
    for key, flag in FLAGS:
        if getattr(request, key):
            chosen[key] = columns.codes(fields.FLAG).mask([flag])
    return chosen


def _wished(request: SearchRequest, columns: Columns, opened: Opened) -> dict[str, Mask]:
    """Return what narrows by age and opening; days and time are one wish, not two."""
    wished, hours = {}, columns.codes(fields.HOURS)
    if request.open_now:
        wished[answers.OPEN_NOW] = hours.mask(opening.open_patterns(request.now, opened))
    if request.days or request.time is not None:
        week = usual_week.usual_week(request.now.date(), opened)
        wished[answers.DAY] = hours.mask(week.open_patterns(request.days, request.time))
    if request.age is not None:
        begins, ends = columns.numbers(fields.AGE_FROM), columns.numbers(fields.AGE_TO)
        wished["age"] = (begins <= request.age) & (ends >= request.age)
    return wished


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
