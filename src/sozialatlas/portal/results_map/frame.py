"""The part of the world that the picture shows, in the projection and the pixels of Leaflet."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sozialatlas.search.points import Floats
from sozialatlas.search.requests import BBox, Near

# The map beside the list; elsewhere the picture is drawn larger or smaller.
WIDTH, HEIGHT = 384, 544
_PADDING = 16
_TILE = 256
_STEPS_PER_ZOOM = 4
LEAST_ZOOM, MOST_ZOOM = 5.0, 16.0
_KM_PER_DEGREE = 111.32
# A land so much wider than what is near to a place would show its records as specks.
_SURROUNDINGS_KM, _MOST_TIMES_WIDER = 40.0, 2.0
# Web Mercator ends here, as Leaflet has it.
_MOST_LATITUDE = 85.0511287798


@dataclass(frozen=True, slots=True)
class Frame:
    """The middle of the picture and how near it is."""

    lat: float
    lon: float
    zoom: float

    @property
    def grid_zoom(self) -> int:
        """The whole zoom level whose clusters are drawn: Leaflet asks for the same."""
        return math.floor(self.zoom)

    @property
    def box(self) -> BBox:
        """What lies in the picture."""
        return self.widened(0, 0)

    def widened(self, widths: float, heights: float) -> BBox:
        """Return the box with so many more pictures on each side."""
        x, y = _world(self.lat, self.lon)
        across = (0.5 + widths) * WIDTH / 2**self.zoom
        down = (0.5 + heights) * HEIGHT / 2**self.zoom
        return BBox(
            max(-180.0, _lon(float(x) - across)),
            _lat(float(y) + down),
            min(180.0, _lon(float(x) + across)),
            _lat(float(y) - down),
        )

    def pixels(self, lat: npt.ArrayLike, lon: npt.ArrayLike) -> tuple[Floats, Floats]:
        """Return where points lie in the picture, from its upper left corner."""
        middle_x, middle_y = _world(self.lat, self.lon)
        x, y = _world(lat, lon)
        scale = 2**self.zoom
        return (x - middle_x) * scale + WIDTH / 2, (y - middle_y) * scale + HEIGHT / 2

    def length(self, kilometres: float) -> float:
        """Return how long a way in the middle of the picture is."""
        degrees = kilometres / _KM_PER_DEGREE / math.cos(math.radians(self.lat))
        return degrees / 360 * _TILE * 2**self.zoom


def around(box: BBox) -> Frame:
    """Return the nearest frame that holds a box with some air, as Leaflet fits bounds."""
    x, y = _world([box.south, box.north], [box.west, box.east])
    sides = ((float(x[1] - x[0]), WIDTH), (float(y[0] - y[1]), HEIGHT))
    zoom = min(
        (math.log2((side - 2 * _PADDING) / size) for size, side in sides if size > 0),
        default=MOST_ZOOM,
    )
    stepped = math.floor(zoom * _STEPS_PER_ZOOM) / _STEPS_PER_ZOOM
    return Frame(
        round(_lat(float(y.mean())), 6),
        round(_lon(float(x.mean())), 6),
        min(max(stepped, LEAST_ZOOM), MOST_ZOOM),
    )


def surroundings(near: Near, land: BBox) -> Frame:
    """Return the frame of a land, or of what lies around a place in it where that is too wide.

    Counties far from each other would be specks.
    """
    whole, around_it = around(land), around(circle(near, _SURROUNDINGS_KM))
    is_inside = land.west <= near.lon <= land.east and land.south <= near.lat <= land.north
    times_wider = 2 ** (around_it.zoom - whole.zoom)
    return around_it if is_inside and times_wider > _MOST_TIMES_WIDER else whole


def circle(near: Near, radius_km: float) -> BBox:
    """Return the box around a circle."""
    high = radius_km / _KM_PER_DEGREE
    wide = high / math.cos(math.radians(near.lat))
    return BBox(
        max(-180.0, near.lon - wide),
        max(-90.0, near.lat - high),
        min(180.0, near.lon + wide),
        min(90.0, near.lat + high),
    )


def _world(lat: npt.ArrayLike, lon: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Return points in the pixels of zoom 0."""
    sine = np.sin(np.radians(np.clip(lat, -_MOST_LATITUDE, _MOST_LATITUDE)))
    x = (np.asarray(lon, dtype=np.float64) / 360 + 0.5) * _TILE
    y = (0.5 - np.log((1 + sine) / (1 - sine)) / (4 * math.pi)) * _TILE
    return x, y


def _lon(x: float) -> float:
    return (x / _TILE - 0.5) * 360


def _lat(y: float) -> float:
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / _TILE))))
