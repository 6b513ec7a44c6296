"""Boundaries in the manner of BKG's VG250: ARS/AGS (or RS), GEN, BEZ, EWZ, KFL, GF, WSK.

Source: BKG, Dokumentation VG250, 2022. GF says what a part is: 1 and 2 water, 3 and 4 land;
several parts of one key are one area. ADE is the level, WSK the day from which the status is
in force. Austrian files have `iso` (the GKZ) and `name` instead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import shapely
from django.utils.translation import gettext as _
from shapely.geometry.base import BaseGeometry

from sozialatlas.core import formats
from sozialatlas.places.drafts import AreaDraft, LeftOut
from sozialatlas.places.errors import in_row
from sozialatlas.places.geometry import NoSurface, outline, repaired
from sozialatlas.places.importers.drafting import Collected, Collector
from sozialatlas.places.importers.feature_keys import Identity, identity_of
from sozialatlas.places.importers.vector_file import Feature, read_features
from sozialatlas.places.keys import InvalidKey

_WATER = (1, 2)
_KEY_COLUMNS = ("AGS", "ARS", "RS", "ISO")


def read(file: Path, *, crs: str = "", layer: str = "") -> Collected:
    """Return the areas of the file with repaired boundaries, and those above them.

    Raises: ImportFileError, naming every row with a bad key, a duplicate or no surface.
    """
    features = read_features(file, crs=crs, layer=layer)
    return _Reading(file).run(features)


class _Reading:
    """One run over the features of a file."""

    def __init__(self, file: Path) -> None:
        self._collector = Collector(file)
        self._repaired: list[str] = []
        self._left_out: list[LeftOut] = []

    def run(self, features: Sequence[Feature]) -> Collected:
        if len(features) > 1 and not any(feature.text(*_KEY_COLUMNS) for feature in features):
            raise self._collector.problems.fail(
                _(
                    "keine der %(count)s Zeilen hat einen Schlüssel in AGS, ARS, RS oder iso;"
                    " Angebote lädt: sozialatlas import services"
                )
                % {"count": formats.number(len(features))}
            )
        groups: dict[Identity, list[Feature]] = defaultdict(list)
        for feature in features:
            try:
                groups[identity_of(feature)].append(feature)
            except InvalidKey as error:
                self._collector.problems.add(feature.row, str(error))
        for identity, parts in groups.items():
            try:
                self._take(identity, parts)
            except (InvalidKey, ValueError) as error:
                self._collector.problems.add(parts[0].row, str(error))
        return self._collector.finish(tuple(self._repaired), tuple(self._left_out))

    def _take(self, identity: Identity, parts: Sequence[Feature]) -> None:
        key = identity.key
        land = [part for part in parts if part.number("GF") not in _WATER]
        for part in parts:
            if part not in land:
                text = _("Wasserfläche von %(name)s (%(key)s)")
                self._leave_out(_("Wasserflächen"), part, text % {"name": _name(part), "key": key})
        if not land or not self._are_parts(key, land):
            return
        if not identity.is_ours:
            text = _("%(name)s (%(key)s) ist keine unserer Gebietsarten")
            said = text % {"name": _name(land[0]), "key": key}
            self._leave_out(_("Gebiete anderer Arten (Regierungsbezirke)"), land[0], said)
            return
        shape = self._shape(key, land)
        self._add(identity, replace(_draft(land), outline=outline(shape)))

    def _leave_out(self, reason: str, part: Feature, text: str) -> None:
        self._left_out.append(LeftOut(reason, in_row(part.row, text)))

    def _are_parts(self, key: str, land: Sequence[Feature]) -> bool:
        """Return whether rows of one key are its parts; else note the duplicates."""
        first = land[0]
        is_fine = True
        for other in land[1:]:
            is_part = other.number("GF") is not None and _name(other) == _name(first)
            if not is_part or other.shape == first.shape:
                self._collector.problems.add(
                    other.row,
                    _("Schlüssel „%(key)s“ steht schon in Zeile %(row)s (%(name)s)")
                    % {"key": key, "row": first.row, "name": _name(first)},
                )
                is_fine = False
        return is_fine

    def _shape(self, key: str, land: Sequence[Feature]) -> BaseGeometry:
        shapes = [self._valid(key, part) for part in land]
        return shapes[0] if len(shapes) == 1 else repaired(shapely.union_all(shapes))

    def _valid(self, key: str, part: Feature) -> BaseGeometry:
        if part.shape is None or part.shape.is_empty:
            raise ValueError(
                _("%(name)s (%(key)s) hat keine Geometrie") % {"name": _name(part), "key": key}
            )
        if not part.shape.is_valid:
            reason = shapely.is_valid_reason(part.shape)
            self._repaired.append(in_row(part.row, f"{_name(part)} ({key}): {reason}"))
        try:
            return repaired(part.shape)
        except NoSurface as error:
            raise ValueError(
                _("%(name)s (%(key)s) hat keine Fläche: %(error)s")
                % {"name": _name(part), "key": key, "error": error}
            ) from error

    def _add(self, identity: Identity, draft: AreaDraft) -> None:
        placed = replace(
            draft,
            kind=identity.kind,
            key=identity.key,
            country=identity.country,
            parent=identity.parent,
        )
        if identity.municipality is not None:
            self._collector.municipality(identity.municipality, placed)
            return
        self._collector.area(placed)
        self._collector.above(identity.above())


def _name(feature: Feature) -> str:
    return feature.text("GEN", "NAME")


def _draft(land: Sequence[Feature]) -> AreaDraft:
    first = land[0]
    if not _name(first):
        raise ValueError(_("kein Name in GEN oder name"))
    people = [count for part in land if (count := part.number("EWZ")) is not None]
    sizes = [size for part in land if (size := part.number("KFL")) is not None]
    if people and min(people) < 0:
        raise ValueError(
            _("Einwohnerzahl %(count)s ist kleiner als 0") % {"count": f"{min(people):g}"}
        )
    return AreaDraft(
        kind="municipality",
        key="",
        name=_name(first),
        designation=first.text("BEZ") or None,
        population=int(max(people)) if people else None,
        area_km2=max(sizes) if sizes else None,
        valid_from=first.day("WSK"),
        row=first.row,
    )
