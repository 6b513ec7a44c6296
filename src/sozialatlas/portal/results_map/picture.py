"""The picture of a search: land, the place that was asked for, marks and numbered pins."""

from __future__ import annotations

import math
import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from django.utils.translation import gettext as _

from sozialatlas.core import formats
from sozialatlas.portal.results_map import answers, clearing, frame as frames, land as lands
from sozialatlas.portal.results_map.answers import Mark, View
from sozialatlas.portal.results_map.frame import HEIGHT, WIDTH, Frame
from sozialatlas.portal.results_map.land import Country, Land, Town
from sozialatlas.portal.results_map.pin import Pin
from sozialatlas.portal.results_map.room import Room, name_width
from sozialatlas.search import queries
from sozialatlas.search.points import Floats
from sozialatlas.search.requests import BBox, Near, SearchRequest

PIN_SIZE, HERE_SIZE = 26.0, 16.0
# Of one record, and of a cluster: they grow with the square root of what they count.
SINGLE_SIZE, LEAST_SIZE, MOST_SIZE = 16.0, 26.0, 52.0
# From the middle of the place that was asked for to the middle of its name, below or above.
_NAME_BESIDE = (18, -18, 32, -32, 46, -46, 60, -60)
# Germany, where there is neither land nor a hit.
_ANYWHERE = Frame(51.0, 10.0, 6.0)
# Of a degree: about a metre.
_BOX_STEPS = 10**5


# Gives the address of the same search in a box.
UrlOfBox = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing in the picture that leads somewhere, in pixels; a single record has no text."""

    x: float
    y: float
    size: float
    text: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Here:
    """The place that was asked for, in pixels; `radius` 0 without one.

    `name` is so wide and stands `beside` it, so many pixels below or, less than 0, above.
    """

    x: float
    y: float
    radius: float
    near: Near
    name: str
    beside: int = _NAME_BESIDE[0]

    @property
    def circles(self) -> list[tuple[float, float, float]]:
        """What it covers with its name, as x, y and radius; as in `map_marks.js`."""
        third, y = name_width(self.name) / 3, self.y + self.beside
        name = [(self.x + side * third, y, third / 2 + 4) for side in (-1, 0, 1)]
        return [(self.x, self.y, HERE_SIZE / 2), *name]


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn; the last of the spots lies on top.

    `social_areas` are None unless somebody asked for them; then `towns` are their names.
    """

    frame: Frame
    land: Land
    social_areas: Land | None
    here: Here | None
    towns: list[Town]
    marks: list[Spot]
    pins: list[Spot]


def picture(
    request: SearchRequest,
    pins: Sequence[Pin],
    url_of_box: UrlOfBox,
    language: str,
    *,
    has_social_areas: bool = False,
) -> Picture:
    """Return the picture of a search; `pins` are those of its list."""
    country = lands.country()
    frame = _frame(request, country, pins)
    land = lands.land(country, frame)
    social = lands.outlines(lands.social_areas(), frame) if has_social_areas else None
    listed = {uuid.UUID(pin.id) for pin in pins}
    view = View(frame.grid_zoom, frame.box)
    marks = answers.marks(request, view, language, but=listed)
    here = _here(request.near, frame) if request.near else None
    numbered, room = _pins(pins, frame), Room()
    for spot in numbered:
        room.take(spot.x, spot.y, spot.size, spot.size)
    here = _named(here, room) if here is not None else None
    spots = _cleared(_marks(marks, frame, url_of_box), numbered, here)
    for spot in spots:
        room.take(spot.x, spot.y, spot.size, spot.size)
    named = room.named(_other_names(social or land, here))
    return Picture(frame, land, social, here, named, spots, numbered)


def _other_names(land: Land, here: Here | None) -> list[Town]:
    return [town for town in land.towns if here is None or town.name != here.name]


def _cleared(marks: list[Spot], pins: list[Spot], here: Here | None) -> list[Spot]:
    fixed = [(pin.x, pin.y, pin.size / 2) for pin in pins]
    fixed += here.circles if here is not None else []
    circles = np.array([(mark.x, mark.y, mark.size / 2) for mark in marks]).reshape(-1, 3)
    middles = _kept_inside(clearing.cleared(circles, np.array(fixed).reshape(-1, 3))).tolist()
    return [replace(mark, x=x, y=y) for mark, (x, y) in zip(marks, middles, strict=True)]


def _kept_inside(middles: Floats) -> Floats:
    """Return the middles with those at the edge that stepped over it: nobody sees what is outside.

    The keyboard would still go there.
    """
    inside: Floats = np.clip(middles, 0, (WIDTH, HEIGHT))
    return inside


def _named(here: Here, room: Room) -> Here:
    """Return the place with its name where that covers no pin, as near to it as there is room."""
    free = (side for side in _NAME_BESIDE if room.is_free_for(here.name, here.x, here.y + side))
    beside = next(free, _NAME_BESIDE[0])
    room.take(here.x, here.y, HERE_SIZE, HERE_SIZE)
    room.take_name(here.name, here.x, here.y + beside)
    return replace(here, beside=beside)


def _frame(request: SearchRequest, country: Country, pins: Sequence[Pin]) -> Frame:
    """Return what is shown: the box that was asked for, the radius, the portal's or all land."""
    if request.bbox is not None:
        return frames.around(request.bbox)
    if request.near is not None and request.near.radius_km:
        return frames.around(frames.circle(request.near, request.near.radius_km))
    box = _own_box(request, pins) or country.bounds or _box_of_hits(request)
    whole = frames.around(box) if box else _ANYWHERE
    return frames.surroundings(request.near, box) if request.near and box else whole


def _own_box(request: SearchRequest, pins: Sequence[Pin]) -> BBox | None:
    """Return the box of the portal's area, with what serves its town from elsewhere."""
    if not request.has_border:
        return lands.bounds(request.scope.areas)
    town = lands.bounds(request.scope.home)
    if town is None:
        return None
    lats, lons = [pin.lat for pin in pins], [pin.lon for pin in pins]
    return (
        BBox(
            min(town.west, *lons),
            min(town.south, *lats),
            max(town.east, *lons),
            max(town.north, *lats),
        )
        if pins
        else town
    )


def _box_of_hits(request: SearchRequest) -> BBox | None:
    found = [each.bbox for each in queries.clusters(request, int(frames.LEAST_ZOOM))]
    if not found:
        return None
    return BBox(
        min(box.west for box in found),
        min(box.south for box in found),
        max(box.east for box in found),
        max(box.north for box in found),
    )


def _marks(marks: Collection[Mark], frame: Frame, url_of_box: UrlOfBox) -> list[Spot]:
    x, y = frame.pixels([mark.lat for mark in marks], [mark.lon for mark in marks])
    return [
        Spot(
            across,
            down,
            mark_size(mark.count),
            "" if mark.url else formats.number(mark.count),
            mark.label,
            mark.url or url_of_box(_box(mark)),
        )
        for mark, across, down in zip(marks, x.tolist(), y.tolist(), strict=True)
    ]


def mark_size(count: int) -> float:
    """Return how wide a mark is, in pixels: its area grows with what it counts."""
    return SINGLE_SIZE if count == 1 else min(MOST_SIZE, LEAST_SIZE + math.sqrt(count))


def _box(mark: Mark) -> str:
    """Return the box of a cluster for an address, a little wider: its edges are records."""
    west, south, east, north = mark.bbox
    low = ((math.floor(side * _BOX_STEPS) - 1) / _BOX_STEPS for side in (west, south))
    high = ((math.ceil(side * _BOX_STEPS) + 1) / _BOX_STEPS for side in (east, north))
    return ",".join(str(side) for side in (*low, *high))


def _pins(pins: Sequence[Pin], frame: Frame) -> list[Spot]:
    """Return the pins in the frame, the first of the list on top; each leads to its row."""
    x, y = frame.pixels([pin.lat for pin in pins], [pin.lon for pin in pins])
    found = [
        Spot(across, down, PIN_SIZE, str(pin.number), pin.label, f"#record-{pin.id}")
        for pin, across, down in zip(pins, x.tolist(), y.tolist(), strict=True)
        if _is_inside(across, down)
    ]
    return found[::-1]


def _here(near: Near, frame: Frame) -> Here | None:
    x, y = (float(side) for side in frame.pixels(near.lat, near.lon))
    if not _is_inside(x, y):
        return None
    radius = frame.length(near.radius_km) if near.radius_km else 0.0
    # Without the county behind it: the map shows where it lies.
    return Here(x, y, radius, near, near.label.partition(" (")[0] or _("Ihr Standort"))


def _is_inside(x: float, y: float) -> bool:
    return 0 <= x <= WIDTH and 0 <= y <= HEIGHT
