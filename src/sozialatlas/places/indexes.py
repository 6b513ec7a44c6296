"""The indexes that each process holds in memory for one version of places."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import lru_cache

from sozialatlas.places.finder import (
    CountyRow,
    FormerRow,
    MunicipalityRow,
    PlaceIndex,
    PostalRow,
)
from sozialatlas.places.former import Step, final_shares
from sozialatlas.places.models import Area, AreaBoundary, AreaChange, AreaMember, PostalPlace
from sozialatlas.places.references import AreaRef
from sozialatlas.places.spatial import MunicipalityIndex


@lru_cache(maxsize=2)
def municipalities(version: str, day: date) -> MunicipalityIndex:
    """Return the spatial index of a day's municipalities."""
    above = _Ancestry(day)
    rows = list(Area.objects.valid_on(day).municipalities().order_by("key", "pk"))
    wkb = dict(
        AreaBoundary.objects.filter(area__kind=Area.Kind.MUNICIPALITY).values_list(
            "area_id", "wkb"
        )
    )
    return MunicipalityIndex(
        (above.ref(area), bytes(wkb[area.pk]) if area.pk in wkb else None) for area in rows
    )


@lru_cache(maxsize=2)
def places(version: str, day: date) -> PlaceIndex:
    """Return the place finder of a day."""
    above = _Ancestry(day)
    rows = [
        above.municipality(area)
        for area in Area.objects.valid_on(day).municipalities().order_by("key", "pk")
    ]
    counties = [
        CountyRow(area.key, area.name, area.country, area.area_km2)
        for area in Area.objects.valid_on(day).filter(kind=Area.Kind.COUNTY).order_by("key")
    ]
    return PlaceIndex(rows, _postal_rows(above), counties, _former_rows(day))


def _former_rows(day: date) -> list[FormerRow]:
    """Return the names of municipalities that ended by a day, with what they have become."""
    today = Area.objects.valid_on(day).municipalities()
    keys = dict(today.values_list("pk", "key"))
    same_key = {key: pk for pk, key in keys.items()}
    steps: dict[int, list[Step]] = defaultdict(list)
    told = AreaChange.objects.filter(on__lte=day).order_by("old_id", "new_id")
    for step in told.values_list("old_id", "new_id", "weight", "on"):
        steps[step[0]].append(Step(*step))
    ended = Area.objects.municipalities().filter(valid_to__lte=day)
    rows: list[FormerRow] = []
    for area in ended.order_by("-valid_to", "pk"):
        # Whoever was only named anew has no step: the key leads on.
        kept = {same_key[area.key]: 1.0} if area.key in same_key else {}
        reached = final_shares(area.pk, steps) if area.pk in steps else kept
        rows += [_former(area, keys[pk], share) for pk, share in reached.items() if pk in keys]
    return rows


def _former(area: Area, successor_key: str, share: float) -> FormerRow:
    return FormerRow(
        name=area.name,
        successor_key=successor_key,
        share=share,
        population=area.population,
        lat=area.lat,
        lon=area.lon,
        area_km2=area.area_km2,
    )


def _postal_rows(above: _Ancestry) -> list[PostalRow]:
    rows = PostalPlace.objects.order_by("pk").values_list(
        "postal_code",
        "name",
        "district",
        "lat",
        "lon",
        "country",
        "municipality__key",
        "county_key",
        "county_name",
    )
    return [
        PostalRow(
            code, name, part, lat, lon, land, town or "", county, above.county_name(county) or said
        )
        for code, name, part, lat, lon, land, town, county, said in rows.iterator()
    ]


class _Ancestry:
    """The areas above each municipality on a day, read once."""

    def __init__(self, day: date) -> None:
        upper = Area.objects.valid_on(day).exclude(
            kind__in=(Area.Kind.MUNICIPALITY, Area.Kind.DISTRICT)
        )
        self._upper = {area.pk: area for area in upper}
        self._county_names = {
            area.key: area.name for area in self._upper.values() if area.kind == Area.Kind.COUNTY
        }
        members = AreaMember.objects.filter(whole__kind=Area.Kind.SOCIAL_AREA)
        self._social_area = {
            part: self._upper[whole].key
            for whole, part in members.values_list("whole_id", "part_id")
            if whole in self._upper
        }

    def county_name(self, key: str) -> str:
        return self._county_names.get(key, "")

    def ref(self, area: Area) -> AreaRef:
        keys = self._keys_above(area)
        return AreaRef(
            key=area.key,
            name=area.name,
            county_key=keys.get(Area.Kind.COUNTY, ""),
            state_key=keys.get(Area.Kind.STATE, ""),
            country=area.country,
            social_area_key=self._social_area.get(area.pk, ""),
        )

    def municipality(self, area: Area) -> MunicipalityRow:
        county = self._keys_above(area).get(Area.Kind.COUNTY, "")
        return MunicipalityRow(
            key=area.key,
            name=area.name,
            country=area.country,
            lat=area.lat,
            lon=area.lon,
            population=area.population,
            area_km2=area.area_km2,
            postal_code=area.postal_code,
            county_key=county,
            county_name=self.county_name(county),
        )

    def _keys_above(self, area: Area) -> dict[str, str]:
        keys: dict[str, str] = {}
        parent = area.parent_id
        while parent is not None and parent in self._upper:
            keys.setdefault(self._upper[parent].kind, self._upper[parent].key)
            parent = self._upper[parent].parent_id
        return keys
