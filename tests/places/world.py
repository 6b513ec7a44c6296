"""Small files and areas for the tests of places; all of them are invented."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from shapely.geometry import box

from sozialatlas.places import actions
from sozialatlas.places.drafts import AreaDraft
from sozialatlas.places.geometry import outline

Ring = Sequence[tuple[float, float]]


def square(west: float, south: float, size: float = 1.0) -> list[tuple[float, float]]:
    """Return the corners of a square."""
    east, north = west + size, south + size
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def feature(ring: Ring | None, **properties: object) -> dict[str, object]:
    """Return a GeoJSON feature."""
    geometry = None if ring is None else {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def write_geojson(
    folder: Path,
    features: Sequence[Mapping[str, object]],
    *,
    crs: str = "",
    name: str = "a.geojson",
) -> Path:
    """Write a GeoJSON file and return its path."""
    document: dict[str, object] = {"type": "FeatureCollection", "features": list(features)}
    if crs:
        document["crs"] = {"type": "name", "properties": {"name": crs}}
    file = folder / name
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def write_csv(folder: Path, text: str, name: str = "a.csv") -> Path:
    """Write a text file and return its path."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def town_draft(key: str, name: str, west: float, *, people: int | None = 100) -> AreaDraft:
    """Return a municipality one degree wide, from `west` eastwards."""
    return AreaDraft(
        kind="municipality",
        key=key,
        name=name,
        parent=("county", key[:5]),
        population=people,
        area_km2=10.0,
        outline=outline(box(west, 50, west + 1, 51)),
    )


def county_drafts(key: str = "06999", name: str = "Musterkreis") -> list[AreaDraft]:
    """Return a county and what is above it."""
    return [
        AreaDraft("country", "DE", "Deutschland"),
        AreaDraft("state", key[:2], "Hessen", parent=("country", "DE")),
        AreaDraft("county", key, name, parent=("state", key[:2])),
    ]


def load_three_towns() -> None:
    """Load a county with the towns Westheim, Mittelheim and Ostheim, from west to east."""
    towns = [
        town_draft("06999001", "Westheim", 8),
        town_draft("06999002", "Mittelheim", 9),
        town_draft("06999003", "Ostheim", 10),
    ]
    actions.store_areas(drafts=[*county_drafts(), *towns])
