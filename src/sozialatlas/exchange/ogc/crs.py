"""Coordinates in the systems of German-speaking offices; the axes are as each system orders them.

Source: OGC API Features, Part 2, version 1.0.1, 2022; EPSG 25832 and 25833 are ETRS89 / UTM.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
import shapely
from pyproj import Transformer

Geometry = Mapping[str, object]
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
_EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
SYSTEMS: Mapping[str, str] = {
    CRS84: "OGC:CRS84",
    f"{_EPSG}4326": "EPSG:4326",
    f"{_EPSG}25832": "EPSG:25832",
    f"{_EPSG}25833": "EPSG:25833",
}
"""The systems in which features come, by their names in addresses."""
# Metres to the centimetre, degrees to a decimetre.
_DECIMALS = {"EPSG:25832": 2, "EPSG:25833": 2}
_DECIMALS_OF_DEGREES = 6


def moved(geometry: Geometry | None, crs: str) -> Geometry | None:
    """Return a geometry in another system than CRS84."""
    if geometry is None or crs == CRS84:
        return geometry
    system = SYSTEMS[crs]
    decimals = _DECIMALS.get(system, _DECIMALS_OF_DEGREES)

    def move(points: np.ndarray) -> np.ndarray:
        first, second = _to(system).transform(points[:, 0], points[:, 1])
        return np.round(np.column_stack((first, second)), decimals)

    shape = shapely.transform(shapely.from_geojson(json.dumps(geometry)), move)
    found: Geometry = json.loads(shapely.to_geojson(shape))
    return found


def degrees(corners: Sequence[float], crs: str) -> tuple[float, float, float, float]:
    """Return a rectangle of a system as west, south, east, north in degrees.

    Raises: ValueError, where it lies outside of what the system can say.
    """
    first, second, third, fourth = corners
    if crs == CRS84:
        return first, second, third, fourth
    west, south, east, north = _from(SYSTEMS[crs]).transform_bounds(first, second, third, fourth)
    if not all(map(np.isfinite, (west, south, east, north))):
        raise ValueError("lies outside of its system")
    return float(west), float(south), float(east), float(north)


@cache
def _to(system: str) -> Transformer:
    return Transformer.from_crs("OGC:CRS84", system)


@cache
def _from(system: str) -> Transformer:
    return Transformer.from_crs(system, "OGC:CRS84")
