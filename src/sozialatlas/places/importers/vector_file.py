"""Features of any vector file that GDAL reads, as valid coordinates in WGS84."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapely
from django.utils.translation import gettext as _
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError
from shapely.geometry.base import BaseGeometry

from sozialatlas.places.geometry import are_degrees
from sozialatlas.places.importers import numbers
from sozialatlas.places.importers.problems import Problems

_WGS84 = "EPSG:4326"
_GEOJSON = (".geojson", ".json")
# RFC 7946 (2016), section 4: a GeoJSON file that names none is in WGS84.
_IS_DEGREES = ("EPSG:4326", "OGC:CRS84")

Shapes = npt.NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature: its number in the file from 1, its attributes by upper-case name, its shape."""

    row: int
    values: dict[str, object]
    shape: BaseGeometry | None

    def text(self, *names: str) -> str:
        """Return the first filled attribute among some as text, or an empty text."""
        for name in names:
            value = self.values.get(name)
            if isinstance(value, str) and value.strip():
                return value.strip()
            if isinstance(value, int) and not isinstance(value, bool):
                return str(value)
        return ""

    def number(self, name: str) -> float | None:
        """Return a numeric attribute, or None where it is missing. Raises: ValueError."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, (int, float)):
            return None if np.isnan(value) else float(value)
        return numbers.decimal(str(value))

    def day(self, name: str) -> date | None:
        """Return a day attribute, or None where it is missing. Raises: ValueError."""
        value = self.values.get(name)
        return None if value in (None, "", "NaT") else numbers.day(str(value))


def read_features(file: Path, *, crs: str = "", layer: str = "") -> list[Feature]:
    """Return all features of a file.

    Raises: ImportFileError, if it cannot be read, has several layers and none is chosen, does
    not say its reference system and `crs` does not either, or its coordinates do not fit it.
    """
    problems = Problems(file)
    names, columns, shapes, system = _read(file, layer, problems)
    source = _system(file, system, crs, problems)
    if source.upper() not in _IS_DEGREES:
        shapes = _to_wgs84(shapes, source, problems)
    rows = range(1, len(shapes) + 1)
    features = [
        Feature(row, dict(zip(names, (column[row - 1] for column in columns), strict=True)), shape)
        for row, shape in zip(rows, shapes, strict=True)
    ]
    _check_coordinates(features, source, problems)
    return features


def _read(
    file: Path, layer: str, problems: Problems
) -> tuple[list[str], list[Sequence[object]], Shapes, str]:
    # GDAL is slow to load and few processes need it.
    from pyogrio import list_layers  # type: ignore[import-untyped]  # -- has no stubs
    from pyogrio.errors import (  # type: ignore[import-untyped]  # -- has no stubs
        DataLayerError,
        DataSourceError,
    )
    from pyogrio.raw import read  # type: ignore[import-untyped]  # -- has no stubs

    if not file.is_file():
        raise problems.fail(_("gibt es nicht"))
    try:
        layers = [str(name) for name, _kind in list_layers(file)]
        chosen = layer or _only(layers, problems)
        meta, _ids, wkb, columns = read(file, layer=chosen)
    except (DataSourceError, DataLayerError, OSError, RuntimeError, ValueError) as error:
        raise problems.fail(
            _("nicht als Kartendatei lesbar: %(error)s") % {"error": error}
        ) from error
    if wkb is None:
        raise problems.fail(_("enthält keine Geometrie"))
    try:
        shapes = shapely.from_wkb(wkb)
    except shapely.errors.ShapelyError as error:
        raise problems.fail(
            _("enthält eine beschädigte Geometrie: %(error)s") % {"error": error}
        ) from error
    return [str(name).upper() for name in meta["fields"]], _values(columns), shapes, meta["crs"]


def _only(layers: Sequence[str], problems: Problems) -> str:
    if len(layers) == 1:
        return layers[0]
    municipal = [name for name in layers if name.lower().endswith(("gem", "gemeinden"))]
    if len(municipal) == 1:
        return municipal[0]
    raise problems.fail(
        _("hat mehrere Ebenen; eine mit --layer wählen: %(names)s") % {"names": ", ".join(layers)}
    )


def _values(columns: Sequence[npt.NDArray[np.generic]]) -> list[Sequence[object]]:
    return [
        column.astype("datetime64[D]").astype(str).tolist()
        if column.dtype.kind == "M"
        else column.tolist()
        for column in columns
    ]


def _system(file: Path, found: str | None, given: str, problems: Problems) -> str:
    """Return the reference system: what the file says, else what the operator says."""
    said = "" if _says_no_system(file) else found or ""
    if said and given and not _are_same(said, given, problems):
        raise problems.fail(
            _("ist in %(said)s, nicht in %(given)s; --crs weglassen")
            % {"said": said, "given": given}
        )
    if not said and not given and found is None:
        raise problems.fail(_("nennt kein Koordinatensystem; angeben, z. B. --crs EPSG:25832"))
    return said or given or _WGS84


def _says_no_system(file: Path) -> bool:
    if file.suffix.lower() not in _GEOJSON:
        return False
    try:
        document = json.loads(file.read_bytes())
    except ValueError:
        # GDAL reads more dialects than this parser, one feature a line for example.
        return False
    return not (isinstance(document, dict) and document.get("crs"))


def _are_same(one: str, other: str, problems: Problems) -> bool:
    return bool(_parsed(one, problems).equals(_parsed(other, problems), ignore_axis_order=True))


def _parsed(system: str, problems: Problems) -> CRS:
    try:
        return CRS.from_user_input(system)
    except CRSError as error:
        raise problems.fail(
            _("unbekanntes Koordinatensystem „%(name)s“") % {"name": system}
        ) from error


def _to_wgs84(shapes: Shapes, source: str, problems: Problems) -> Shapes:
    system = Transformer.from_crs(_parsed(source, problems), _WGS84, always_xy=True)

    def move(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.column_stack(system.transform(points[:, 0], points[:, 1]))

    moved: Shapes = shapely.transform(shapely.force_2d(shapes), move)
    return moved


def _check_coordinates(features: Sequence[Feature], source: str, problems: Problems) -> None:
    for feature in features:
        shape = feature.shape
        if shape is not None and not shape.is_empty and not are_degrees(shape):
            problems.add(
                feature.row,
                _("Koordinaten passen nicht zu %(system)s; das richtige mit --crs angeben")
                % {"system": source},
            )
    problems.stop_if_any()
