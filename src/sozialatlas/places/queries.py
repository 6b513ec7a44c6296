"""Questions about areas and places, answered from memory where they are asked often."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.places import boundary_map, indexes
from sozialatlas.places.drafts import placeholder_name
from sozialatlas.places.errors import AmbiguousArea, UnknownArea
from sozialatlas.places.keys import lookup_keys
from sozialatlas.places.models import Area, AreaChange, DataVersion
from sozialatlas.places.references import AreaRef, Place
from sozialatlas.places.spatial import MunicipalityIndex

_TOKEN_SQL = f"SELECT token FROM {DataVersion._meta.db_table} WHERE id = 1"  # noqa: S608 -- no input in it


def data_version() -> str:
    """Return a token that changes with every committed change of places."""
    # Asked for every point and place; the ORM would take five times as long for the one value.
    with connection.cursor() as cursor:
        cursor.execute(_TOKEN_SQL)
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def area_by_key(key: str, *, on: date) -> Area:
    """Return the area of an AGS, ARS, GKZ, county, state or own key on a day.

    An area that ended before that day is followed to its successor, however many steps away.
    Raises: UnknownArea; AmbiguousArea, if it was split into several.
    """
    for candidate in lookup_keys(key):
        versions = Area.objects.filter(key=candidate).select_related("parent")
        valid = versions.valid_on(on).order_by("pk").first()
        if valid is not None:
            return valid
        ended = versions.filter(valid_to__lte=on).order_by("-valid_to", "-pk").first()
        if ended is not None:
            return _successor(ended, on)
    raise UnknownArea(key)


def successors(area: Area, *, on: date) -> tuple[tuple[Area, float], ...]:
    """Return the areas that an area has become by a day, with the share that went to each."""
    if area.valid_to is None or area.valid_to > on:
        return ((area, 1.0),)
    shares: dict[int, float] = {}
    areas: dict[int, Area] = {}
    steps = (
        AreaChange.objects.filter(old=area, on__lte=on).select_related("new").order_by("new_id")
    )
    for step in steps:
        for reached, share in successors(step.new, on=on):
            areas[reached.pk] = reached
            shares[reached.pk] = shares.get(reached.pk, 0.0) + step.weight * share
    return tuple((areas[pk], share) for pk, share in sorted(shares.items()))


def _successor(area: Area, on: date) -> Area:
    reached = successors(area, on=on)
    if not reached:
        raise UnknownArea(area.key)
    if len(reached) > 1:
        raise AmbiguousArea(area.key, tuple(successor.key for successor, _ in reached))
    return reached[0][0]


def municipality_index() -> MunicipalityIndex:
    """Return the spatial index of today's municipalities, for asking about many points."""
    return indexes.municipalities(data_version(), timezone.localdate())


def municipality_at(lat: float, lon: float) -> AreaRef | None:
    """Return the municipality in which a point lies, or None outside all loaded ones."""
    return municipality_index().at(lat, lon)


def kilometres_outside(lat: float, lon: float) -> float | None:
    """Return about how far a point lies from all loaded municipalities; None without borders."""
    return municipality_index().kilometres_outside(lat, lon)


def municipality_ref(key: str) -> AreaRef | None:
    """Return the municipality of a key of today with the areas above it, or None."""
    return municipality_index().by_key(key)


def social_area_of(municipality_key: str) -> str:
    """Return the key of the social area of a municipality, or an empty text."""
    found = municipality_index().by_key(municipality_key)
    return found.social_area_key if found else ""


def find_places(text: str, limit: int = 12) -> tuple[Place, ...]:
    """Return the places that a text may mean, the likeliest first.

    More than one is an ambiguity that the person decides. The label of a municipality that is
    none any more says so; it begins with the old name, so that it finds the place again.
    """
    return _told(indexes.places(data_version(), timezone.localdate()).find(text, limit))


def places_named(text: str, limit: int = 12) -> tuple[Place, ...]:
    """Return the places whose whole name or postal code a text is, the likeliest first."""
    return _told(indexes.places(data_version(), timezone.localdate()).named(text, limit))


def _told(found: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(_former_told(place) if place.is_former else place for place in found)


def _former_told(place: Place) -> Place:
    today = place.label.removeprefix(f"{place.name}, ")
    label = _("{former}, früher Gemeinde, heute {place}").format(former=place.name, place=today)
    return replace(place, label=label)


def similar_places(text: str, limit: int) -> tuple[Place, ...]:
    """Return places with names like a text that names none, the likeliest first."""
    return indexes.places(data_version(), timezone.localdate()).similar(text, limit)


def is_loaded(place: Place) -> bool:
    """Return whether a place lies in a municipality that this installation shows."""
    return municipality_ref(place.municipality_key) is not None


def boundaries_geojson(kind: str, keys: tuple[str, ...] | None = None) -> str:
    """Return today's simplified boundaries of a kind as GeoJSON, for a base map.

    An area without a boundary of its own is drawn as the union of its municipalities.
    """
    return boundary_map.geojson(data_version(), timezone.localdate(), kind, keys)


def nameless_counts() -> dict[str, int]:
    """Return how many areas of each kind are known by their keys alone, where there are any."""
    kinds = (Area.Kind.COUNTY, Area.Kind.ASSOCIATION)
    rows = Area.objects.filter(kind__in=kinds, valid_to=None).order_by("-kind")
    found = rows.values_list("kind", "key", "country", "name")
    return dict(
        Counter(
            kind
            for kind, key, country, name in found
            if name == placeholder_name(kind, key, country)
        )
    )
