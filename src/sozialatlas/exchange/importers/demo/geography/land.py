"""The whole land of the demo county as plain values: what lies where and who lives there."""

from __future__ import annotations

import math
import random
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from importlib import resources

from shapely import union_all
from shapely.geometry.base import BaseGeometry

from sozialatlas.exchange.importers.demo.geography import lattice, regions
from sozialatlas.exchange.importers.demo.geography.borders import BorderLines, to_degrees
from sozialatlas.exchange.importers.demo.geography.lattice import Cell, Point

MUNICIPALITY_COUNT = 62
_FIRST_POSTAL_CODE = 64001
"""No place in Germany has a code from 64000 to 64099 (GeoNames 2024)."""
_CELL_KM2 = lattice.PITCH_KM**2 * math.sqrt(3) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Residents:
    """People of three ages."""

    under_18: int
    from_18_to_64: int
    from_65: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.under_18 + self.from_18_to_64 + self.from_65


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoDistrict:
    """A town district (Ortsteil): its middle, and the cells where its houses stand."""

    name: str
    is_seat: bool
    postal_code: str
    lon: float
    lat: float
    plots: tuple[Point, ...]
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoMunicipality:
    """A municipality with its districts, the seat first."""

    key: str
    name: str
    designation: str
    residents: Residents
    area_km2: float
    social_area_key: str
    districts: tuple[DemoDistrict, ...]
    boundary: BaseGeometry

    @property
    def postal_code(self) -> str:
        """The code of the seat."""
        return self.districts[0].postal_code

    @property
    def is_town(self) -> bool:
        """Whether it has the rights of a town."""
        return self.designation != "Gemeinde"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoSocialArea:
    """A social area: a group of municipalities."""

    key: str
    name: str
    municipality_keys: tuple[str, ...]
    boundary: BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoLand:
    """The county with all that lies in it."""

    key: str
    name: str
    state_key: str
    boundary: BaseGeometry
    municipalities: tuple[DemoMunicipality, ...]
    social_areas: tuple[DemoSocialArea, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of `places.toml`."""

    county: str
    county_key: str
    state_key: str
    social_areas: list[str]
    towns: list[tuple[str, str, int]]
    villages: list[str]
    districts: list[str]


def lay_out(seed: int) -> DemoLand:
    """Return the land of the county; the same seed gives the same land."""
    names = _read_names()
    rng = random.Random(f"{seed}/land")  # noqa: S311 -- no secret, a landscape
    cells = lattice.county_cells(seed)
    seats = regions.seats(cells, MUNICIPALITY_COUNT, rng)
    owner = regions.share_out(cells, seats, seed)
    groups = regions.social_areas(seats, regions.borders_on(owner), len(names.social_areas))
    order = _in_order(seats, names)
    lines = BorderLines(seed, owner)
    cells_of: dict[int, list[Cell]] = defaultdict(list)
    for cell, number in owner.items():
        cells_of[number].append(cell)
    people = _Populations(names, rng)
    settling = _Settling(owner, list(names.districts), rng)
    municipalities = tuple(
        DemoMunicipality(
            key=f"{names.county_key}{place + 1:03}",
            name=people.names[place],
            designation=people.designations[place],
            residents=people.residents(place),
            area_km2=round(len(cells_of[number]) * _CELL_KM2, 1),
            social_area_key=f"{names.county_key}-{groups[number] + 1}",
            districts=settling.districts(
                people.names[place], people.totals[place], seats[number], cells_of[number]
            ),
            boundary=lines.polygon(number),
        )
        for place, number in enumerate(order)
    )
    return _assembled(names, municipalities)


def _read_names() -> _Names:
    text = resources.files(__package__).joinpath("places.toml").read_text(encoding="utf-8")
    values = tomllib.loads(text)
    towns = [(name, designation, people) for name, designation, people in values.pop("towns")]
    return _Names(towns=towns, **values)


def _in_order(seats: list[Cell], names: _Names) -> list[int]:
    """Return seat numbers, towns first: towns lie far from each other."""
    towns = [0]
    while len(towns) < len(names.towns):
        free = [number for number in range(len(seats)) if number not in towns]
        towns.append(max(free, key=lambda n: _town_room(n, towns, seats)))
    return towns + [number for number in range(len(seats)) if number not in towns]


def _town_room(number: int, towns: list[int], seats: list[Cell]) -> float:
    """Return how well a town would lie there: far from towns, not at the rim of the county."""
    point = lattice.centre(seats[number])
    rim = max(0.0, math.hypot(*point) - 0.65 * lattice.MEAN_RADIUS_KM)
    return min(math.dist(point, lattice.centre(seats[town])) for town in towns) - 2 * rim


class _Populations:
    """Names, designations and residents, towns first."""

    def __init__(self, names: _Names, rng: random.Random) -> None:
        villages = sorted(names.villages)
        rng.shuffle(villages)
        self._rng = rng
        self.names = [name for name, _, _ in names.towns] + villages
        self.designations = [kind for _, kind, _ in names.towns] + ["Gemeinde"] * len(villages)
        self.totals = [people for _, _, people in names.towns] + [
            int(min(6900.0, max(640.0, rng.lognormvariate(7.72, 0.55)))) for _ in villages
        ]

    def residents(self, place: int) -> Residents:
        """Return the people of a place; villages are older than towns."""
        total = self.totals[place]
        young = round(total * self._rng.uniform(0.152, 0.186))
        old = round(total * self._rng.uniform(0.205, 0.235 if total > 8000 else 0.285))
        return Residents(under_18=young, from_18_to_64=total - young - old, from_65=old)


class _Settling:
    """Puts districts and their houses into the cells of a municipality."""

    def __init__(self, owner: dict[Cell, int], names: list[str], rng: random.Random) -> None:
        self._owner = owner
        self._names = names
        self._rng = rng
        self._rng.shuffle(self._names)
        self._codes = 0

    def districts(
        self, name: str, population: int, seat: Cell, cells: list[Cell]
    ) -> tuple[DemoDistrict, ...]:
        """Return the seat and its districts; small municipalities have one or two."""
        wanted = 1 + min(7, 1 + population // 2600)
        inner = [cell for cell in cells if self._is_inner(cell)] or [seat]
        places = self._spread(seat, inner, wanted)
        weights = [3.0 + population / 9000, *(self._rng.uniform(0.4, 1.2) for _ in places[1:])]
        code = self._next_code()
        found = []
        for index, (cell, weight) in enumerate(zip(places, weights, strict=True)):
            if index and population > 20000 and index % 3 == 0:
                code = self._next_code()
            lon, lat = to_degrees(lattice.centre(cell))
            found.append(
                DemoDistrict(
                    name=self._names.pop() if index else name,
                    is_seat=index == 0,
                    postal_code=code,
                    lon=lon,
                    lat=lat,
                    plots=self._plots(cell, inner, population if index == 0 else population // 9),
                    share=weight / sum(weights),
                )
            )
        return tuple(found)

    def _is_inner(self, cell: Cell) -> bool:
        mine = self._owner[cell]
        return all(self._owner.get(other) == mine for other in lattice.neighbours(cell))

    def _spread(self, seat: Cell, inner: list[Cell], wanted: int) -> list[Cell]:
        found = [seat]
        for cell in self._rng.sample(sorted(inner), len(inner)):
            near = min(math.dist(lattice.centre(cell), lattice.centre(one)) for one in found)
            if near > 1.4 and len(found) < wanted:
                found.append(cell)
        return found

    def _plots(self, middle: Cell, inner: list[Cell], population: int) -> tuple[Point, ...]:
        """Return cell centres around the middle: few in a village, many in a town."""
        count = max(1, min(14, population // 2600))
        by_distance = sorted(
            inner, key=lambda c: (math.dist(lattice.centre(c), lattice.centre(middle)), c)
        )
        return tuple(lattice.centre(cell) for cell in by_distance[:count])

    def _next_code(self) -> str:
        code = _FIRST_POSTAL_CODE + self._codes
        self._codes += 1
        return str(code)


def _assembled(names: _Names, municipalities: tuple[DemoMunicipality, ...]) -> DemoLand:
    areas = []
    for number, name in enumerate(names.social_areas, start=1):
        key = f"{names.county_key}-{number}"
        parts = [place for place in municipalities if place.social_area_key == key]
        areas.append(
            DemoSocialArea(
                key=key,
                name=name,
                municipality_keys=tuple(place.key for place in parts),
                boundary=union_all([place.boundary for place in parts]),
            )
        )
    return DemoLand(
        key=names.county_key,
        name=names.county,
        state_key=names.state_key,
        boundary=union_all([place.boundary for place in municipalities]),
        municipalities=municipalities,
        social_areas=tuple(areas),
    )
