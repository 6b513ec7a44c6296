"""Coordinates as one whole number, and distances on the globe."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

NO_POINT = -1
EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG 1980
_MICRO = 1_000_000
_LON_BITS = 29

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def steps(lat: float, lon: float) -> tuple[int, int]:
    """Return a point in millionths of a degree (0.1 m), from the south pole and the date line."""
    return round((lat + 90) * _MICRO), round((lon + 180) * _MICRO)


def pack(lat: float, lon: float) -> int:
    """Return a point as one number, exact to a step."""
    up, across = steps(lat, lon)
    return up << _LON_BITS | across


def unpacked_steps(points: Ints) -> tuple[Ints, Ints]:
    """Return points in steps; without a point, less than 0 from the south pole."""
    return points >> _LON_BITS, points & ((1 << _LON_BITS) - 1)


def unpack(points: Ints) -> tuple[Floats, Floats]:
    """Return latitudes and longitudes; NaN where there is no point."""
    up, across = unpacked_steps(points)
    lat, lon = up / _MICRO - 90, across / _MICRO - 180
    missing = points == NO_POINT
    return np.where(missing, np.nan, lat), np.where(missing, np.nan, lon)


def directions(lats: Floats, lons: Floats) -> Floats:
    """Return points as seen from the middle of the globe: three rows, each column of length 1."""
    up, across = np.radians(lats), np.radians(lons)
    return np.stack([np.cos(up) * np.cos(across), np.cos(up) * np.sin(across), np.sin(up)])


def distances_along_km(lat: float, lon: float, towards: Floats) -> Floats:
    """Return great-circle distances from one point to many, by their directions.

    The straight way through the globe gives the angle; sines and cosines of the many are what
    takes time, so that they are kept where the same are measured again.
    """
    from_here = directions(np.array([lat]), np.array([lon]))
    straight = np.sqrt(((towards - from_here) ** 2).sum(axis=0))
    distances: Floats = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(straight / 2, 1))
    return distances


def distances_km(lat: float, lon: float, lats: Floats, lons: Floats) -> Floats:
    """Return great-circle distances from one point to many."""
    return distances_along_km(lat, lon, directions(lats, lons))


def half_box(lat: float, radius_km: float) -> tuple[float, float]:
    """Return how far a circle reaches to the north and to the east, in degrees."""
    angle = radius_km / EARTH_RADIUS_KM
    north = math.degrees(angle)
    narrowing = math.cos(math.radians(lat))
    sine = math.sin(angle)
    east = math.degrees(math.asin(sine / narrowing)) if sine < narrowing else 180.0
    return north, east
