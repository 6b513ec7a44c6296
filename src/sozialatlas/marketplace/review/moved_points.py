"""How far a proposal moves the point of a place, with a small map of both."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sozialatlas.core import formats
from sozialatlas.directory.models import Location, Precision
from sozialatlas.marketplace.duplicates import pair_map
from sozialatlas.marketplace.duplicates.globe import distance
from sozialatlas.marketplace.proposals.comparing import ThingChange


@dataclass(frozen=True, slots=True)
class MovedPoint:
    """The way from the old point to the new one in words, and both on a map.

    `was_exact`: the old point was a door, not the middle of a town.
    """

    metres: str
    drawing: pair_map.Drawing
    was_exact: bool


def moved_point(thing: ThingChange, today: dt.date) -> MovedPoint | None:
    """Return where a place goes; None where its point stays, is new or is secret."""
    place = _open_place(thing)
    if place is None or place.lat is None or place.lon is None:
        return None
    wanted = thing.change.wanted
    lat, lon = wanted.get("lat", place.lat), wanted.get("lon", place.lon)
    if not (isinstance(lat, float) and isinstance(lon, float)):
        return None
    before, after = (place.lat, place.lon), (lat, lon)
    metres = distance(before, after)
    drawing = pair_map.drawing(before, after, metres, today)
    was_exact = place.precision == Precision.EXACT
    return MovedPoint(formats.distance(metres / 1_000), drawing, was_exact)


def _open_place(thing: ThingChange) -> Location | None:
    """Return the place whose point would change, unless it is or would be secret."""
    if thing.is_new or not {each.name for each in thing.fields} & {"lat", "lon"}:
        return None
    place = Location.objects.filter(pk=thing.change.record_id).first()
    is_secret = thing.change.wanted.get("is_confidential", place and place.is_confidential)
    return None if is_secret else place
