"""What the map draws: clusters of all results, with words for people who hear the page."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

import msgspec
from django.utils.translation import gettext as _, ngettext, override

from sozialatlas.core import formats
from sozialatlas.portal.results_map.land import country
from sozialatlas.portal.results_map.names import Named, named
from sozialatlas.search import queries
from sozialatlas.search.answers import Cluster
from sozialatlas.search.requests import BBox, SearchRequest

MOST_NAMED = 200
"""Single records in view that are named; beyond, the map is too full to read names anyway."""

DECIMALS = 6
"""Of degrees: a tenth of a metre."""


class Mark(msgspec.Struct, frozen=True):
    """A cluster, or a single record with its name and address."""

    lat: float
    lon: float
    count: int
    label: str
    bbox: tuple[float, float, float, float]
    id: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """What the map shows at the moment."""

    zoom: int
    bbox: BBox | None


def marks(
    request: SearchRequest, view: View, language: str, *, but: Collection[uuid.UUID] = ()
) -> list[Mark]:
    """Return what lies in view, `but` for single records that are drawn otherwise."""
    found = [
        cluster
        for cluster in queries.clusters(request, view.zoom)
        if cluster.id not in but and (view.bbox is None or _lies_in(cluster, view.bbox))
    ]
    ids = [cluster.id for cluster in found if cluster.id is not None][:MOST_NAMED]
    known = named(request.types, ids, language)
    towns = country().names_at(
        [cluster.lat for cluster in found], [cluster.lon for cluster in found]
    )
    return [
        _mark(cluster, known, town, language) for cluster, town in zip(found, towns, strict=True)
    ]


def _lies_in(cluster: Cluster, box: BBox) -> bool:
    return box.west <= cluster.lon <= box.east and box.south <= cluster.lat <= box.north


def _mark(cluster: Cluster, known: Mapping[uuid.UUID, Named], town: str, language: str) -> Mark:
    lat, lon = round(cluster.lat, DECIMALS), round(cluster.lon, DECIMALS)
    sides = (cluster.bbox.west, cluster.bbox.south, cluster.bbox.east, cluster.bbox.north)
    west, south, east, north = (round(side, DECIMALS) for side in sides)
    box = (west, south, east, north)
    single = known.get(cluster.id) if cluster.id is not None else None
    if single is not None:
        return Mark(lat, lon, 1, single.name, box, str(cluster.id), single.url)
    words = _counted(cluster.count, language)
    label = _near(language).format(count=words, place=town) if town else words
    return Mark(lat, lon, cluster.count, label, box)


# A map says this for each of its marks: looking it up anew took longer than all the rest.
@lru_cache(maxsize=4096)
def _counted(count: int, language: str) -> str:
    with override(language):
        number = formats.number(count)
        words = ngettext("{count} Eintrag", "{count} Einträge", count).format(count=number)
    # Arabic has a word for two of a kind; what stands on the mark must be in its name.
    return words if number in words else f"{number}: {words}"


@lru_cache
def _near(language: str) -> str:
    with override(language):
        return _("{count} bei {place}")
