"""Municipalities, their parts and their postal codes as offers, as "Wo?" understands them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from django.db.models import Q

from sozialatlas.directory.models import Location
from sozialatlas.places import queries as places
from sozialatlas.places.models import Area, PostalPlace
from sozialatlas.places.references import Place, PlaceKind
from sozialatlas.search.suggesting.offers import Kind, Offer, Text

_MOST_OF_ONE_NAME = 50
_TOWN, _PART, _CODE = range(3)


def around_here(day: dt.date) -> tuple[Text, ...]:
    """Return the places of the counties in which this installation has locations."""
    located = Location.objects.visible_on(day).filter(is_outside=False)
    keys = located.exclude(municipality=None).order_by().values_list("municipality_id", flat=True)
    return _texts(places.data_version(), day, frozenset(keys.distinct()))


@lru_cache(maxsize=2)
def _texts(_version: str, day: dt.date, towns: frozenset[int]) -> tuple[Text, ...]:
    towns_by_key = _municipalities(day, towns)
    rows = PostalPlace.objects.filter(municipality__key__in=towns_by_key).order_by()
    parts = sorted(set(rows.exclude(district="").values_list("district", flat=True)))
    codes = sorted(set(rows.values_list("postal_code", flat=True)))
    return (
        *_towns(towns_by_key),
        *_others(parts, PlaceKind.LOCALITY, towns_by_key),
        *_others(codes, PlaceKind.POSTAL_CODE, towns_by_key),
    )


def _municipalities(day: dt.date, towns: frozenset[int]) -> dict[str, Area]:
    """Return, by key, the municipalities of the counties of some of them."""
    valid = Area.objects.valid_on(day).municipalities()
    own = valid.filter(pk__in=towns)
    counties = own.filter(parent__kind=Area.Kind.COUNTY).values("parent")
    shown = valid.filter(Q(pk__in=own.values("pk")) | Q(parent__in=counties))
    return {area.key: area for area in shown.order_by("key")}


def _towns(towns: Mapping[str, Area]) -> Iterator[Text]:
    for key, town in towns.items():
        found = _named(town.name)
        for place in found:
            if place.kind is PlaceKind.MUNICIPALITY and place.municipality_key == key:
                label = place.label if len(found) > 1 else place.name
                offer = Offer(Kind.PLACE, label, label)
                yield Text(offer, place.name, _TOWN, town.population or 0)


def _others(names: Iterable[str], kind: PlaceKind, towns: Mapping[str, Area]) -> Iterator[Text]:
    """Yield parts of towns, and postal codes, which may reach beyond them."""
    for place in dict.fromkeys(place for name in names for place in _named(name)):
        if place.kind is not kind:
            continue
        if kind is PlaceKind.POSTAL_CODE:
            yield Text(Offer(Kind.PLACE, place.label, place.label), place.label, _CODE)
        elif place.municipality_key in towns:
            yield Text(Offer(Kind.PLACE, place.label, place.label), place.name, _PART)


def _named(name: str) -> list[Place]:
    found = places.find_places(name, _MOST_OF_ONE_NAME)
    return [place for place in found if place.is_exact]
