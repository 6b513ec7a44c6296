"""The districts of the county as places to choose from, and who lies near whom."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from itertools import accumulate

from sozialatlas.exchange.importers.demo.geography.land import (
    DemoDistrict,
    DemoLand,
    DemoMunicipality,
)

_NEIGHBOURS = 4


@dataclass(frozen=True, slots=True)
class Spot:
    """A town district with its municipality."""

    municipality: DemoMunicipality
    district: DemoDistrict

    @property
    def key(self) -> str:
        """A key that no other spot has."""
        return f"{self.municipality.key}/{self.district.name}"

    @property
    def residents(self) -> float:
        """About how many people live there."""
        return self.municipality.residents.total * self.district.share

    @property
    def title(self) -> str:
        """The municipality with its rank: Stadt Eschburg, Gemeinde Oberauen."""
        kind = self.municipality.designation
        return (
            f"{kind} {self.municipality.name}"
            if kind != "Kreisstadt"
            else (f"Stadt {self.municipality.name}")
        )


class Spots:
    """All districts, drawn by how many people live there."""

    def __init__(self, land: DemoLand) -> None:
        """Weigh the districts once."""
        self.land = land
        self.all = [Spot(m, d) for m in land.municipalities for d in m.districts]
        self.seats = [spot for spot in self.all if spot.district.is_seat]
        self.towns = [spot for spot in self.seats if spot.municipality.is_town]
        self._town_sizes = list(
            accumulate(spot.municipality.residents.total for spot in self.towns)
        )
        self._town_districts = [spot for spot in self.all if spot.municipality.is_town]
        self._everywhere = list(accumulate(spot.residents**0.72 for spot in self.all))
        # Practices and advice sit in towns, and in the seats of large villages.
        central = [*self._town_districts, *(s for s in self.seats if s.residents > 2200)]
        self._central = list(dict.fromkeys(central))
        self._in_towns = list(accumulate(spot.residents for spot in self._central))
        self._nearest = {spot.municipality.key: self._near(spot) for spot in self.seats}

    def draw(self, where: str, rng: random.Random) -> Spot:
        """Return a district: `towns` are central places, else everywhere."""
        if where == "towns":
            return rng.choices(self._central, cum_weights=self._in_towns)[0]
        return rng.choices(self.all, cum_weights=self._everywhere)[0]

    def draw_town(self, rng: random.Random) -> Spot:
        """Return the middle of a town, the largest most often."""
        return rng.choices(self.towns, cum_weights=self._town_sizes)[0]

    def draw_seats(self, count: int, rng: random.Random, *, in_towns: bool) -> list[Spot]:
        """Return seats of different municipalities: of towns only, or towns more often."""
        if in_towns:
            return rng.sample(self.towns, min(count, len(self.towns)))
        found: list[Spot] = []
        while len(found) < min(count, len(self.seats)):
            spot = rng.choice(self.towns if rng.random() < 0.5 and count < 6 else self.seats)
            if spot not in found:
                found.append(spot)
        return found

    def neighbours(self, spot: Spot) -> tuple[str, ...]:
        """Return the keys of the municipality and those around it."""
        return self._nearest[spot.municipality.key]

    def _near(self, spot: Spot) -> tuple[str, ...]:
        here = (spot.district.lon * 0.64, spot.district.lat)
        ordered = sorted(
            self.seats, key=lambda s: math.dist(here, (s.district.lon * 0.64, s.district.lat))
        )
        return tuple(other.municipality.key for other in ordered[: _NEIGHBOURS + 1])
