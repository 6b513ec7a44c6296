"""Municipalities that are none any more: found by their old name, they lead to today's."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sozialatlas.places.gazetteer import Entry
from sozialatlas.places.names import fold, spellings
from sozialatlas.places.references import Place, PlaceKind

# Less of the old area than this in a neighbour is a straightened border, no place to choose.
_LEAST_SHARE = 0.05
_SMALLEST_RADIUS_KM = 1.0


@dataclass(frozen=True, slots=True)
class FormerRow:
    """The old name of (a part of) a municipality of today; `share` is what went to it."""

    name: str
    successor_key: str
    share: float = 1.0
    population: int | None = None
    lat: float | None = None
    lon: float | None = None
    area_km2: float | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What of an area went to another one on a day; areas by their number."""

    old: int
    new: int
    weight: float
    on: date


def final_shares(start: int, steps: Mapping[int, Sequence[Step]]) -> dict[int, float]:
    """Return what became of an area in the end, with the share of each."""
    found: dict[int, float] = {}
    # Each step leads to a later area; the bound is for data that run in a circle.
    going, rounds = {start: 1.0}, len(steps) + 1
    while going and rounds:
        rounds -= 1
        following: dict[int, float] = {}
        for area, share in going.items():
            for step in steps.get(area, ()):
                reached = following if step.new in steps else found
                reached[step.new] = reached.get(step.new, 0.0) + share * step.weight
        going = following
    return found


def former_entries(rows: Iterable[FormerRow], known: Sequence[Entry]) -> list[Entry]:
    """Return the old names that no place of today in the same municipality bears."""
    towns = {
        entry.place.municipality_key: entry
        for entry in known
        if entry.place.kind is PlaceKind.MUNICIPALITY
    }
    taken = {
        (entry.place.municipality_key, spelling) for entry in known for spelling in entry.spellings
    }
    found: dict[tuple[str, str], Entry] = {}
    for row in rows:
        town = towns.get(row.successor_key)
        if town is None or row.share < _LEAST_SHARE:
            continue
        if not any((row.successor_key, spelling) in taken for spelling in spellings(row.name)):
            found.setdefault((row.successor_key, fold(row.name)), _entry(row, town.place))
    return list(found.values())


def _entry(row: FormerRow, town: Place) -> Entry:
    place = replace(
        town,
        kind=PlaceKind.LOCALITY,
        name=row.name,
        label=f"{row.name}, {town.label}",
        postal_code="",
        is_former=True,
    )
    # Of a divided area nobody knows in which part its old middle lies.
    if row.lat is not None and row.lon is not None and row.share > 1 - _LEAST_SHARE:
        radius = math.sqrt(row.area_km2 / math.pi) if row.area_km2 else _SMALLEST_RADIUS_KM
        place = replace(
            place, lat=row.lat, lon=row.lon, radius_hint_km=max(_SMALLEST_RADIUS_KM, radius)
        )
    return Entry(place, spellings(row.name), round((row.population or 1000) * row.share))
