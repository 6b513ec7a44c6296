"""From a typed address to a point: what the installation knows without asking anybody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from django.db.models import Q
from django.utils import timezone

from sozialatlas.directory.models import Address, Location, Precision
from sozialatlas.marketplace.duplicates.houses import street_and_number
from sozialatlas.places import queries as places
from sozialatlas.places.references import Place

Point = tuple[float, float]
_MOST_READ = 2_000
_BEGINNING = 3
_DIGITS = re.compile(r"\d+")


class Exactness(StrEnum):
    """How much of an address is known."""

    HOUSE = "house"
    STREET = "street"
    TOWN = "town"


@dataclass(frozen=True, slots=True)
class Typed:
    """An address as somebody types it."""

    street: str = ""
    postal_code: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A point (latitude, longitude) for an address."""

    point: Point
    exactness: Exactness


@dataclass(frozen=True, slots=True)
class _House:
    street: str
    number: str
    point: Point


def towns(typed: Typed) -> Sequence[Place]:
    """Return the towns of this installation that an address may mean, each municipality once."""
    found = {
        each.municipality_key: each for each in reversed(named(typed)) if places.is_loaded(each)
    }
    return [found[key] for key in reversed(found) if key]


def named(typed: Typed) -> Sequence[Place]:
    """Return all places that an address may mean, also those far away."""
    asked = f"{typed.postal_code} {typed.city}".strip()
    return (places.find_places(asked) or places.find_places(typed.city)) if asked else ()


def find(typed: Typed) -> Found | None:
    """Return the point of a house, else about that of its street, else that of its town.

    Houses are known from other places of the directory that everybody may see.
    Missing: None where not even one town is meant.
    """
    street, number = street_and_number(typed.street)
    houses = [each for each in _houses(typed) if each.street == street] if street else []
    same = [each.point for each in houses if number and each.number == number]
    if same:
        return Found(_middle(same), Exactness.HOUSE)
    if houses:
        return Found(_beside(houses, number), Exactness.STREET)
    meant = towns(typed)
    return Found((meant[0].lat, meant[0].lon), Exactness.TOWN) if len(meant) == 1 else None


def _houses(typed: Typed) -> list[_House]:
    """Return the houses in the town whose streets begin alike."""
    if not (typed.postal_code or typed.city):
        return []
    in_town = Q(city__iexact=typed.city) if typed.city else Q()
    if typed.postal_code:
        in_town = Q(postal_code=typed.postal_code) | (in_town & Q(postal_code=""))
    shown = Location.objects.visible_on(timezone.localdate())
    open_places = shown.filter(precision=Precision.EXACT, is_confidential=False, lat__isnull=False)
    rows = Address.objects.filter(
        in_town, street__istartswith=typed.street.strip()[:_BEGINNING], location__in=open_places
    ).order_by("pk")
    columns = rows.values_list("street", "location__lat", "location__lon")
    return [
        _House(*street_and_number(street), (lat, lon))
        for street, lat, lon in columns[:_MOST_READ]
        if lat is not None and lon is not None
    ]


def _beside(houses: Sequence[_House], number: str) -> Point:
    """Return the middle of the next houses below and above a number, else of the street."""
    wanted = _whole(number)
    numbered = sorted(
        (value, each.point) for each in houses if (value := _whole(each.number)) is not None
    )
    if wanted is None or not numbered:
        return _middle([each.point for each in houses])
    below = [point for value, point in numbered if value <= wanted][-1:]
    above = [point for value, point in numbered if value >= wanted][:1]
    return _middle([*below, *above])


def _whole(number: str) -> int | None:
    found = _DIGITS.match(number)
    return int(found[0]) if found else None


def _middle(points: Sequence[Point]) -> Point:
    return round(median(lat for lat, _ in points), 6), round(median(lon for _, lon in points), 6)
