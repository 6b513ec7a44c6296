"""The base map: simplified boundaries as GeoJSON, kept in memory for a version of places."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from sozialatlas.places.models import Area, AreaBoundary, AreaMember

# A thousandth of a degree is about 100 m: below one pixel at the scale of a county.
TOLERANCE_DEGREES = 0.001
DECIMALS = 5
_KINDS_TO_MUNICIPALITY = 4


@lru_cache(maxsize=32)
def geojson(version: str, day: date, kind: str, keys: tuple[str, ...] | None) -> str:
    """Return the boundaries of a kind on a day as one FeatureCollection.

    Neighbours are simplified together, so that no gap opens between them. `version` is the
    data version, so that what is kept in memory is never out of date.
    """
    areas = Area.objects.valid_on(day).filter(kind=kind)
    if keys is not None:
        areas = areas.filter(key__in=keys)
    found = list(areas.order_by("key", "pk"))
    shapes = _shapes(found, day)
    drawn = [area for area in found if area.pk in shapes]
    if not drawn:
        return json.dumps({"type": "FeatureCollection", "features": []})
    together = np.array([shapes[area.pk] for area in drawn], dtype=object)
    simple = shapely.coverage_simplify(together, TOLERANCE_DEGREES)
    features = [_feature(area, shape) for area, shape in zip(drawn, simple, strict=True)]
    return json.dumps(
        {"type": "FeatureCollection", "features": features},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _feature(area: Area, shape: BaseGeometry) -> dict[str, object]:
    rounded = shapely.set_precision(shape, 10**-DECIMALS, mode="pointwise")
    return {
        "type": "Feature",
        "id": area.key,
        "properties": {"key": area.key, "name": area.name, "kind": area.kind},
        "geometry": json.loads(shapely.to_geojson(rounded)),
    }


def _shapes(areas: list[Area], day: date) -> dict[int, BaseGeometry]:
    wanted = {area.pk for area in areas}
    own = AreaBoundary.objects.filter(area__in=areas).values_list("area_id", "wkb")
    shapes = {pk: shapely.from_wkb(bytes(wkb)) for pk, wkb in own}
    for pk, parts in _parts(wanted - shapes.keys(), day).items():
        shapes[pk] = shapely.union_all(parts)
    return shapes


def _parts(wholes: set[int], day: date) -> dict[int, list[BaseGeometry]]:
    """Return the municipalities' shapes of each area that has no boundary of its own."""
    if not wholes:
        return {}
    members = AreaMember.objects.filter(whole__in=wholes)
    owner: dict[int, int] = dict(members.values_list("part_id", "whole_id"))
    level = {pk: pk for pk in wholes}
    for _ in range(_KINDS_TO_MUNICIPALITY):
        below = Area.objects.valid_on(day).filter(parent__in=level)
        level = {
            pk: level[parent] for pk, parent in below.values_list("pk", "parent_id") if parent
        }
        owner.update(level)
    found: dict[int, list[BaseGeometry]] = defaultdict(list)
    rows = AreaBoundary.objects.filter(
        area__in=owner, area__kind=Area.Kind.MUNICIPALITY
    ).values_list("area_id", "wkb")
    for pk, wkb in rows.order_by("area_id"):
        found[owner[pk]].append(shapely.from_wkb(bytes(wkb)))
    return found
