"""A point as people copy it: two numbers, or the link of a map. No Django."""

from __future__ import annotations

import re

_POINT = re.compile(r"(-?\d{1,2}[.,]\d{3,})\s*[,;/ ]\s*(-?\d{1,3}[.,]\d{3,})")
_MAP_LINK = re.compile(r"map=\d+/(-?\d+\.\d+)/(-?\d+\.\d+)|@(-?\d+\.\d+),(-?\d+\.\d+)")


def parse(text: str) -> tuple[float, float] | None:
    """Return latitude and longitude; None where the text names no point."""
    link, plain = _MAP_LINK.search(text), _POINT.search(text)
    if link:
        lat, lon = (part for part in link.groups() if part)
    elif plain:
        lat, lon = (part.replace(",", ".") for part in plain.groups())
    else:
        return None
    return float(lat), float(lon)


def is_in_reach(point: tuple[float, float]) -> bool:
    """Return whether a point lies in Central Europe."""
    return 40 < point[0] < 60 and 0 < point[1] < 25


def shown(point: tuple[float, float]) -> str:
    """Return a point as it stands in a field."""
    return f"{point[0]:.6f} {point[1]:.6f}"
