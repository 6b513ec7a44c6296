"""Which areas the data speak of: political keys for DCAT-AP.de, and the rectangle around them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max, Min

from sozialatlas.places.keys import country_of, county_key
from sozialatlas.places.models import Area, AreaBoundary

# Of more it is no longer a directory of a county: a whole state may be loaded.
MOST_KEYS = 20


@dataclass(frozen=True, slots=True)
class Coverage:
    """The level and keys of the areas, of Germany alone: DCAT-AP.de has none for others.

    `box` is west, south, east, north; None where nothing lies anywhere.
    """

    level: str
    kind: str
    keys: tuple[str, ...]
    names: tuple[str, ...]
    box: tuple[float, float, float, float] | None


def coverage() -> Coverage:
    """Return what the loaded areas cover: a town by its key, else counties by theirs."""
    towns = Area.objects.current().municipalities().order_by("key")
    found = [(key, name) for key, name in towns.values_list("key", "name") if _is_german(key)]
    if len(found) == 1:
        (key, name), *_ = found
        return Coverage("municipality", "municipalityKey", (key,), (name,), _box())
    keys = tuple(dict.fromkeys(county_key(key) for key, _name in found))[: MOST_KEYS + 1]
    if not keys or len(keys) > MOST_KEYS:
        return Coverage("state" if keys else "", "districtKey", (), (), _box())
    return Coverage("administrativeDistrict", "districtKey", keys, _names(keys), _box())


def _is_german(key: str) -> bool:
    return country_of(key) == "DE"


def _names(keys: Iterable[str]) -> tuple[str, ...]:
    counties = Area.objects.current().filter(kind=Area.Kind.COUNTY, key__in=keys)
    return tuple(counties.order_by("key").values_list("name", flat=True))


def _box() -> tuple[float, float, float, float] | None:
    today = AreaBoundary.objects.filter(area__valid_to=None)
    edges = today.aggregate(
        west=Min("west"), south=Min("south"), east=Max("east"), north=Max("north")
    )
    if edges["west"] is None:
        return None
    return edges["west"], edges["south"], edges["east"], edges["north"]
