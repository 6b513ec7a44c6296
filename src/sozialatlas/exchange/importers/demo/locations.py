"""Where services are given: own houses, offices of providers, halls that many share."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sozialatlas.directory.values import AccessibilityValues, AddressValues, LocationValues
from sozialatlas.exchange.importers.demo import texts
from sozialatlas.exchange.importers.demo.geography.borders import to_degrees
from sozialatlas.exchange.importers.demo.organizations import Provider
from sozialatlas.exchange.importers.demo.places import Spot
from sozialatlas.exchange.importers.demo.upkeep import draw_upkeep
from sozialatlas.exchange.importers.demo.vocabulary.words import read_words

_SPREAD_KM = 0.26
_DECIMALS = 6
_HOUSE_NUMBERS = 96
_HALLS_PER_KIND = 3
_UNKNOWN_POINT_SHARE = 0.015
_NOTHING_KNOWN_SHARE = 0.34
_WAY_KNOWN_SHARE = 0.3
# How often a feature is there, and how often it is said not to be; else it is unknown.
_FEATURES = (
    ("step_free", 0.52, 0.24), ("lift", 0.10, 0.16), ("toilet", 0.26, 0.28),
    ("parking", 0.30, 0.18), ("induction_loop", 0.04, 0.10), ("blind_guidance", 0.03, 0.09),
    ("sign_language", 0.02, 0.06), ("easy_language", 0.05, 0.05), ("quiet_room", 0.07, 0.05),
)  # fmt: skip
_STEPS = (
    "Eine Stufe, 14 cm hoch, Klingel vorhanden.",
    "Zwei Stufen am Eingang.",
    "Drei Stufen, Hilfe nach Anruf.",
    "Mobile Rampe auf Anfrage.",
)


@dataclass(frozen=True, slots=True)
class House:
    """What is known of a place before it is drawn; where empty, the street is drawn too."""

    key: str
    name: str
    owner: str = ""
    street: str = ""
    is_confidential: bool = False


@dataclass
class Locations:
    """All locations made so far; offices and halls are found again."""

    seed: int
    today: dt.date
    made: dict[str, LocationValues] = field(default_factory=dict)

    def own(self, house: House, spot: Spot) -> LocationValues:
        """Return the own house of one service."""
        return self._make(house, spot)

    def office(self, provider: Provider, spot: Spot) -> LocationValues:
        """Return the provider's rooms at the place."""
        key = f"l-{provider.key}-{spot.key}"
        if key not in self.made:
            rng = self._rng(key)
            patterns = provider.kind.offices or ("",)
            name = _filled(self._office_pattern(patterns, spot, rng), spot)
            self._make(House(key, name, provider.key), spot)
        return self.made[key]

    def hall(self, kinds: Sequence[str], spot: Spot, rng: random.Random) -> LocationValues:
        """Return a hall of one of the kinds at the place."""
        kind = rng.choice(list(kinds))
        patterns = [name for name in read_words().halls[kind] if texts.fits(name, spot)]
        most = max(1, min(_HALLS_PER_KIND, len(patterns), 1 + int(spot.residents // 1800)))
        number = rng.randrange(most)
        key = f"l-{kind}-{spot.key}-{number + 1}"
        if key not in self.made:
            start = self._rng(f"{kind}/{spot.key}").randrange(len(patterns))
            name = _filled(patterns[(start + number) % len(patterns)], spot)
            self._make(House(key, name), spot)
        return self.made[key]

    def _office_pattern(self, patterns: Sequence[str], spot: Spot, rng: random.Random) -> str:
        """Return the name; one without a place is the head office, which is in the county seat."""
        head = [pattern for pattern in patterns if "{" not in pattern]
        if head and spot.district.name == "Auenburg":
            return head[0]
        return rng.choice([pattern for pattern in patterns if "{" in pattern] or list(patterns))

    def _make(self, house: House, spot: Spot) -> LocationValues:
        rng = self._rng(house.key)
        upkeep = draw_upkeep(rng, self.today)
        lon, lat = self._point(spot, rng)
        is_exact = rng.random() >= _UNKNOWN_POINT_SHARE
        location = LocationValues(
            key=house.key,
            name=house.name,
            organization_key=house.owner,
            transportation=_way_there(spot, rng),
            lat=lat if is_exact else spot.municipality.districts[0].lat,
            lon=lon if is_exact else spot.municipality.districts[0].lon,
            precision="exact" if is_exact else "municipality",
            is_confidential=house.is_confidential,
            municipality_key=spot.municipality.key,
            social_area_key=spot.municipality.social_area_key,
            address=_address(house, spot, rng, is_exact=is_exact),
            accessibility=() if house.is_confidential else _accessibility(rng),
            verified_at=upkeep.verified_at,
            verified_how=upkeep.verified_how,
        )
        self.made[house.key] = location
        return location

    def _point(self, spot: Spot, rng: random.Random) -> tuple[float, float]:
        x, y = rng.choice(spot.district.plots)
        return to_degrees(
            (x + rng.uniform(-_SPREAD_KM, _SPREAD_KM), y + rng.uniform(-_SPREAD_KM, _SPREAD_KM))
        )

    def _rng(self, key: str) -> random.Random:
        return random.Random(f"{self.seed}/location/{key}")  # noqa: S311 -- no secret


def _filled(pattern: str, spot: Spot) -> str:
    return pattern.format(ort=spot.district.name, gemeinde=spot.municipality.name)


def _way_there(spot: Spot, rng: random.Random) -> str:
    if rng.random() >= _WAY_KNOWN_SHARE:
        return ""
    return rng.choice([way for way in read_words().transport if texts.fits(way, spot)])


def _address(house: House, spot: Spot, rng: random.Random, *, is_exact: bool) -> AddressValues:
    words = read_words()
    street = house.street or rng.choice(texts.streets(spot))
    letter = rng.choice("abc") if rng.random() < 0.07 else ""
    number = min(rng.randint(1, _HOUSE_NUMBERS), rng.randint(1, _HOUSE_NUMBERS))
    district = spot.district
    return AddressValues(
        street=f"{street} {number}{letter}" if is_exact else "",
        extra=rng.choice(words.extras) if rng.random() < 0.05 else "",
        postal_code=district.postal_code,
        city=spot.municipality.name,
        district="" if district.is_seat else district.name,
    )


def _accessibility(rng: random.Random) -> tuple[AccessibilityValues, ...]:
    if rng.random() < _NOTHING_KNOWN_SHARE:
        return ()
    answers = [(feature, _answer(rng, yes, no)) for feature, yes, no in _FEATURES]
    # Nobody writes down what is unknown, but for the entrance, which is always asked.
    return tuple(
        _feature(feature, answer, rng)
        for feature, answer in answers
        if answer != "unknown" or feature == "step_free"
    )


def _answer(rng: random.Random, yes: float, no: float) -> str:
    drawn = rng.random()
    if drawn < yes:
        return "yes"
    return "no" if drawn < yes + no else "unknown"


def _feature(feature: str, answer: str, rng: random.Random) -> AccessibilityValues:
    if feature == "step_free" and answer == "yes" and rng.random() < 0.4:
        width = Decimal(rng.choice((88, 90, 93, 100, 110, 120)))
        return AccessibilityValues(
            feature=feature, answer=answer, measure=width, unit="cm", note="So breit ist die Tür."
        )
    if feature == "step_free" and answer == "no" and rng.random() < 0.6:
        return AccessibilityValues(feature=feature, answer=answer, note=rng.choice(_STEPS))
    if feature == "lift" and answer == "yes" and rng.random() < 0.5:
        load = Decimal(rng.choice((450, 630, 1000)))
        return AccessibilityValues(feature=feature, answer=answer, measure=load, unit="kg")
    return AccessibilityValues(feature=feature, answer=answer)
