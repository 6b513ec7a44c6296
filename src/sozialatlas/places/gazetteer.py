"""What the place finder knows: municipalities, localities, counties and postal codes."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sozialatlas.places.names import fold, full_spellings, spellings
from sozialatlas.places.references import Place, PlaceKind

_LOCALITY_RADIUS_KM = 2.0
_SMALLEST_RADIUS_KM = 1.0
_UNKNOWN_RADIUS_KM = 5.0
_KM_PER_DEGREE = 111.2
_NAMES_IN_LABEL = 2
_COUNTY_WORDS = re.compile(
    r"^(?:landkreis|kreis|stadtkreis|kreisfreie stadt)\s+|,.*$|-kreis$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """A municipality as the finder needs it."""

    key: str
    name: str
    country: str
    lat: float | None
    lon: float | None
    population: int | None
    area_km2: float | None
    postal_code: str
    county_key: str
    county_name: str


@dataclass(frozen=True, slots=True)
class PostalRow:
    """A place of a postal code as the finder needs it."""

    postal_code: str
    name: str
    district: str
    lat: float
    lon: float
    country: str
    municipality_key: str
    county_key: str
    county_name: str


@dataclass(frozen=True, slots=True)
class CountyRow:
    """A county as the finder needs it."""

    key: str
    name: str
    country: str
    area_km2: float | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A place with every folded spelling under which it is found."""

    place: Place
    spellings: frozenset[str]
    population: int


def entries(
    municipalities: Sequence[MunicipalityRow],
    postal_rows: Sequence[PostalRow],
    counties: Sequence[CountyRow],
) -> list[Entry]:
    """Return all places that have a name."""
    towns = {row.key: row for row in municipalities}
    at: dict[str, list[PostalRow]] = defaultdict(list)
    for row in postal_rows:
        at[row.municipality_key].append(row)
    found = [entry for row in municipalities for entry in _municipality(row, at[row.key])]
    taken = {spelling for entry in found for spelling in entry.spellings}
    found += _localities(postal_rows, towns)
    return found + _counties(counties, municipalities, taken)


def _municipality(row: MunicipalityRow, postal: Sequence[PostalRow]) -> Iterable[Entry]:
    point = (row.lat, row.lon) if row.lat is not None and row.lon is not None else _middle(postal)
    if point is None:
        return
    place = Place(
        kind=PlaceKind.MUNICIPALITY,
        label=_with_county(row.name, row.county_name),
        name=row.name,
        postal_code=row.postal_code,
        lat=point[0],
        lon=point[1],
        municipality_key=row.key,
        municipality_name=row.name,
        county_name=row.county_name,
        radius_hint_km=_radius_of(row.area_km2),
        county_key=row.county_key,
        country=row.country,
    )
    yield Entry(place, spellings(row.name), row.population or 0)


def _localities(
    postal_rows: Sequence[PostalRow], towns: dict[str, MunicipalityRow]
) -> list[Entry]:
    """Return the places of the postal file that are no municipality themselves."""
    groups: dict[tuple[str, str, str], list[PostalRow]] = defaultdict(list)
    for row in postal_rows:
        town = towns.get(row.municipality_key)
        if not row.district and town and spellings(row.name) & spellings(town.name):
            continue
        local = row.district or row.name
        groups[row.municipality_key or row.county_key, fold(row.name), fold(local)].append(row)
    return [_locality(rows, towns.get(rows[0].municipality_key)) for rows in groups.values()]


def _locality(rows: Sequence[PostalRow], town: MunicipalityRow | None) -> Entry:
    row = rows[0]
    name = row.district or row.name
    town_name = town.name if town else ""
    around = town_name or (row.name if row.district else "")
    point = _middle(rows) or (row.lat, row.lon)
    place = Place(
        kind=PlaceKind.LOCALITY,
        label=f"{name}, {around}" if around else _with_county(name, row.county_name),
        name=name,
        postal_code=row.postal_code,
        lat=point[0],
        lon=point[1],
        municipality_key=row.municipality_key,
        municipality_name=town_name,
        county_name=row.county_name,
        radius_hint_km=_LOCALITY_RADIUS_KM,
        county_key=row.county_key,
        country=row.country,
    )
    return Entry(place, _district_spellings(name, {row.name, town_name} - {"", name}), 0)


def _district_spellings(name: str, towns: set[str]) -> frozenset[str]:
    own = spellings(name)
    around = {spelling for town in towns for spelling in spellings(town)}
    joined = {f"{town} {part}" for town in around for part in own}
    turned = {f"{part} {town}" for town in around for part in own}
    return own | joined | turned


def _counties(
    counties: Sequence[CountyRow], municipalities: Sequence[MunicipalityRow], taken: set[str]
) -> list[Entry]:
    """Return counties of several municipalities; "München" alone is the town, not the county."""
    inside: dict[str, list[MunicipalityRow]] = defaultdict(list)
    for row in municipalities:
        if row.lat is not None and row.lon is not None:
            inside[row.county_key].append(row)
    return [_county(row, inside[row.key], taken) for row in counties if len(inside[row.key]) > 1]


def _county(county: CountyRow, parts: Sequence[MunicipalityRow], taken: set[str]) -> Entry:
    core = _COUNTY_WORDS.sub("", county.name).strip() or county.name
    sizes = [row.area_km2 for row in parts if row.area_km2 is not None]
    place = Place(
        kind=PlaceKind.COUNTY,
        label=county.name,
        name=county.name,
        postal_code="",
        lat=sum(row.lat or 0.0 for row in parts) / len(parts),
        lon=sum(row.lon or 0.0 for row in parts) / len(parts),
        municipality_key="",
        municipality_name="",
        county_name=county.name,
        radius_hint_km=_radius_of(county.area_km2 or (sum(sizes) if sizes else None)),
        county_key=county.key,
        country=county.country,
    )
    forms = {core, county.name, f"Landkreis {core}", f"Kreis {core}"}
    folded = frozenset(spelling for form in forms for spelling in full_spellings(form))
    return Entry(place, folded - taken, 0)


def postal_entries(
    municipalities: Sequence[MunicipalityRow], postal_rows: Sequence[PostalRow]
) -> dict[str, tuple[Entry, ...]]:
    """Return one place per postal code and county: a code may lie in two of them."""
    towns = {row.key: row for row in municipalities}
    groups: dict[str, dict[tuple[str, str], list[PostalRow]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for row in postal_rows:
        groups[row.postal_code][row.country, row.county_key].append(row)
    return {
        code: tuple(
            _postal(rows, towns, is_shared=len(counties) > 1)
            for _, rows in sorted(counties.items())
        )
        for code, counties in groups.items()
    }


def _postal(
    rows: Sequence[PostalRow], towns: dict[str, MunicipalityRow], *, is_shared: bool
) -> Entry:
    row = rows[0]
    keys = list(dict.fromkeys(one.municipality_key for one in rows))
    town = towns.get(keys[0]) if len(keys) == 1 else None
    names = list(dict.fromkeys(_town_name(one, towns) for one in rows))
    label = f"{row.postal_code} {_listed(names)}"
    point = _middle(rows) or (row.lat, row.lon)
    place = Place(
        kind=PlaceKind.POSTAL_CODE,
        label=_with_county(label, row.county_name) if is_shared else label,
        name=names[0],
        postal_code=row.postal_code,
        lat=point[0],
        lon=point[1],
        municipality_key=town.key if town else "",
        municipality_name=town.name if town else "",
        county_name=row.county_name,
        radius_hint_km=_spread(rows, point),
        county_key=row.county_key,
        country=row.country,
    )
    named = {name for one in rows for name in (one.name, one.district) if name} | set(names)
    return Entry(place, frozenset(form for name in named for form in spellings(name)), 0)


def _town_name(row: PostalRow, towns: dict[str, MunicipalityRow]) -> str:
    town = towns.get(row.municipality_key)
    return town.name if town else row.name


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_NAMES_IN_LABEL])
    return f"{shown} …" if len(names) > _NAMES_IN_LABEL else shown


def _with_county(label: str, county: str) -> str:
    is_said = not county or fold(_COUNTY_WORDS.sub("", county)) in fold(label)
    if is_said:
        return label
    return f"{label}, {county}" if "(" in label else f"{label} ({county})"


def _middle(rows: Sequence[PostalRow]) -> tuple[float, float] | None:
    if not rows:
        return None
    lat = sum(row.lat for row in rows) / len(rows)
    lon = sum(row.lon for row in rows) / len(rows)
    return round(lat, 6), round(lon, 6)


def _radius_of(area_km2: float | None) -> float:
    if area_km2 is None:
        return _UNKNOWN_RADIUS_KM
    return max(_SMALLEST_RADIUS_KM, round(math.sqrt(area_km2 / math.pi), 1))


def _spread(rows: Sequence[PostalRow], middle: tuple[float, float]) -> float:
    lat, lon = middle
    narrowing = math.cos(math.radians(lat))
    farthest = max(math.hypot(row.lat - lat, (row.lon - lon) * narrowing) for row in rows)
    return round(max(_LOCALITY_RADIUS_KM, farthest * _KM_PER_DEGREE), 1)
