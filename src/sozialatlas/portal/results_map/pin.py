"""What the list tells the map about one of its rows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pin:
    """Where a numbered result lies on the map."""

    id: str
    number: int
    lat: float
    lon: float
    label: str
