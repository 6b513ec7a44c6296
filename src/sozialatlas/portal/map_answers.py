"""What the map draws: clusters of all results, with words for people who hear the page."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import addresses, formats
from sozialatlas.directory.cards import Card, cards
from sozialatlas.places import queries as places
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


def marks(request: SearchRequest, view: View, language: str) -> list[Mark]:
    """Return what lies in view."""
    found = [
        cluster
        for cluster in queries.clusters(request, view.zoom)
        if view.bbox is None or _lies_in(cluster, view.bbox)
    ]
    known = _named(request, found, language)
    return [_mark(cluster, known, language) for cluster in found]


def _lies_in(cluster: Cluster, box: BBox) -> bool:
    return box.west <= cluster.lon <= box.east and box.south <= cluster.lat <= box.north


def _named(
    request: SearchRequest, found: list[Cluster], language: str
) -> Mapping[uuid.UUID, Card]:
    ids = [cluster.id for cluster in found if cluster.id is not None][:MOST_NAMED]
    return cards(dict.fromkeys(request.types, ids), language=language, is_brief=True)


def _mark(cluster: Cluster, known: Mapping[uuid.UUID, Card], language: str) -> Mark:
    lat, lon, west, south, east, north = (
        round(degrees, DECIMALS)
        for degrees in (
            cluster.lat,
            cluster.lon,
            cluster.bbox.west,
            cluster.bbox.south,
            cluster.bbox.east,
            cluster.bbox.north,
        )
    )
    box = (west, south, east, north)
    card = known.get(cluster.id) if cluster.id is not None else None
    if card is not None:
        url = addresses.record(card.type, card.slug, card.id, language)
        return Mark(lat, lon, 1, card.name, box, str(card.id), url)
    return Mark(lat, lon, cluster.count, _label(cluster), box)


def _label(cluster: Cluster) -> str:
    words = ngettext("{count} Eintrag", "{count} Einträge", cluster.count)
    label = words.format(count=formats.number(cluster.count))
    area = places.municipality_at(cluster.lat, cluster.lon)
    if area is None:
        return label
    return _("{count} bei {place}").format(count=label, place=area.name)
