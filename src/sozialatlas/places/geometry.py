"""Boundaries: repair, union, point on the surface, and their stored form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from django.utils.translation import gettext as _
from shapely.geometry.base import BaseGeometry

# Seven decimals of a degree are about a centimetre; more would only be noise of projections.
_GRID_DIGITS = 7


@dataclass(frozen=True, slots=True)
class Outline:
    """A boundary in WGS84 as stored: WKB, bounding box, and a point inside."""

    wkb: bytes
    west: float
    south: float
    east: float
    north: float
    lat: float
    lon: float


class NoSurface(ValueError):
    """A geometry has no surface and so bounds no area."""


def repaired(shape: BaseGeometry) -> BaseGeometry:
    """Return the surface of a shape as a valid polygon or multipolygon.

    Raises: NoSurface, if nothing of it has a surface.
    """
    valid = shape if shape.is_valid else shapely.make_valid(shape)
    surfaces = [
        part
        for part in shapely.get_parts(valid, return_index=False).tolist()
        if part.geom_type in ("Polygon", "MultiPolygon") and not part.is_empty
    ]
    if not surfaces:
        raise NoSurface(_("%(kind)s ohne Fläche") % {"kind": shape.geom_type})
    return surfaces[0] if len(surfaces) == 1 else shapely.union_all(surfaces)


def outline(shape: BaseGeometry) -> Outline:
    """Return the stored form of a valid surface."""
    west, south, east, north = (float(edge) for edge in shape.bounds)
    inside = shape.representative_point()
    return Outline(
        wkb=shapely.to_wkb(shape.normalize(), byte_order=1, output_dimension=2),
        west=west,
        south=south,
        east=east,
        north=north,
        lat=round(inside.y, _GRID_DIGITS),
        lon=round(inside.x, _GRID_DIGITS),
    )


def union(outlines: Sequence[bytes]) -> Outline:
    """Return the outline of several boundaries joined."""
    shapes = shapely.from_wkb(np.array(outlines, dtype=object))
    return outline(repaired(shapely.union_all(shapes)))


def are_degrees(shape: BaseGeometry) -> bool:
    """Return whether all coordinates can be longitude and latitude."""
    west, south, east, north = shape.bounds
    return bool(west >= -180 and east <= 180 and south >= -90 and north <= 90)
