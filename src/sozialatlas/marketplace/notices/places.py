"""The areas that somebody can choose, and what they are called."""

from __future__ import annotations

from django.db.models import Q

from sozialatlas.core import site
from sozialatlas.places.models import Area


def choices() -> list[tuple[str, str]]:
    """Return keys and names: all, then counties where there are several, then municipalities."""
    kinds = (Area.Kind.COUNTY, Area.Kind.MUNICIPALITY)
    rows = Area.objects.current().filter(kind__in=kinds).order_by("name", "key")
    found = list(rows.values_list("kind", "key", "name"))
    counties = [(key, name) for kind, key, name in found if kind == Area.Kind.COUNTY]
    towns = [(key, name) for kind, key, name in found if kind == Area.Kind.MUNICIPALITY]
    return [("", everywhere()), *(counties if len(counties) > 1 else []), *towns]


def name_of(key: str) -> str:
    """Return what an area is called; an empty key is all, and so is one that is gone."""
    if not key:
        return everywhere()
    is_it = Q(key=key, kind__in=(Area.Kind.COUNTY, Area.Kind.MUNICIPALITY))
    area = Area.objects.current().filter(is_it).order_by("pk").first()
    return area.name if area else everywhere()


def everywhere() -> str:
    """Return the name of the county, as the header has it."""
    house = site.current()
    return house.area or house.name
