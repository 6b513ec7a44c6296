"""How far points are apart. No Django."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

_EARTH_METRES = 6_371_000


def distance(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Return the metres between two points (latitude, longitude), on a globe (haversine)."""
    lat, other_lat = radians(first[0]), radians(second[0])
    lon = radians(second[1] - first[1])
    half = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin(lon / 2) ** 2
    return 2 * _EARTH_METRES * asin(min(1.0, sqrt(half)))
