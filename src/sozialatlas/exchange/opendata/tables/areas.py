"""The areas of today with their boundaries as a table."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import shapely

from sozialatlas.exchange.opendata import columns
from sozialatlas.exchange.opendata.columns import Geometry, Row
from sozialatlas.exchange.opendata.source import Source
from sozialatlas.exchange.opendata.tables.dataset import DataSet
from sozialatlas.places.models import Area

_DECIMALS = 6
_AT_ONCE = 100


class _Area(NamedTuple):
    kind: str
    key: str
    name: str
    designation: str
    parent_key: str | None
    population: int | None
    area_km2: float | None
    lat: float | None
    lon: float | None
    valid_from: dt.date
    wkb: bytes | memoryview[int] | None


def _rows(source: Source) -> Iterator[Row]:
    areas = Area.objects.valid_on(source.now.today).order_by("kind", "key", "pk")
    found = areas.values_list(
        "kind", "key", "name", "designation", "parent__key", "population", "area_km2",
        "lat", "lon", "valid_from", "boundary__wkb",
    )  # fmt: skip
    for row in found.iterator(chunk_size=_AT_ONCE):
        area = _Area(*row)
        yield Row(columns.cells(_COLUMNS, area), _geometry(area))


def _geometry(area: _Area) -> Geometry | None:
    """Return the boundary, else the point that stands for the area.

    Outer rings run against the clock (RFC 7946, 3.1.6).
    """
    if area.wkb is None:
        return columns.point(area.lon, area.lat)
    shape = shapely.orient_polygons(shapely.from_wkb(bytes(area.wkb)))
    rounded = shapely.transform(shape, lambda found: np.round(found, _DECIMALS))
    geometry: Geometry = json.loads(shapely.to_geojson(rounded))
    return geometry


_COLUMNS: tuple[columns.Column[_Area], ...] = (
    columns.text("id", "Art und amtlicher Schlüssel.", lambda x: f"{x.kind}-{x.key}"),
    columns.text("key", "Amtlicher Schlüssel (AGS, ARS, GKZ) oder eigener.", lambda x: x.key),
    columns.text(
        "kind",
        "country, state, county, association, municipality, social_area oder district.",
        lambda x: x.kind,
    ),
    columns.text("name", "Name.", lambda x: x.name),
    columns.text("designation", "Bezeichnung (Stadt, Markt, Gemeinde).", lambda x: x.designation),
    columns.text("parent_key", "Schlüssel des Gebiets darüber.", lambda x: x.parent_key),
    columns.whole("population", "Einwohnerinnen und Einwohner.", lambda x: x.population),
    columns.number("area_km2", "Fläche in km².", lambda x: x.area_km2),
    columns.number("lat", "Breite eines Punktes im Gebiet (WGS 84).", lambda x: x.lat),
    columns.number("lon", "Länge eines Punktes im Gebiet (WGS 84).", lambda x: x.lon),
    columns.day("valid_from", "Gültig ab.", lambda x: x.valid_from.isoformat()),
)

DATASET = DataSet(
    code="areas",
    title="Gebiete",
    meaning="Gemeinden, Sozialräume und ihre Grenzen, wie sie das Verzeichnis verwendet.",
    keywords=("Gemeinden", "Sozialräume", "Verwaltungsgrenzen", "Sozialatlas"),
    themes=("REGI",),
    fields=columns.fields(_COLUMNS),
    rows=_rows,
)
