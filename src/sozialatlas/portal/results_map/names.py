"""Names and addresses of single records on the map, read with one query for each type."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sozialatlas.core import addresses, languages
from sozialatlas.directory.models import (
    Event,
    LocalizedText,
    ServiceAtLocation,
    VolunteerRole,
    slug_of,
)
from sozialatlas.search.requests import EVENT, SERVICE

# The record's id, the id under which its texts in other languages stand, its name.
_Row = tuple[uuid.UUID, uuid.UUID, str]


@dataclass(frozen=True, slots=True)
class Named:
    """A record by its name, and where its page is."""

    name: str
    url: str


def named(
    types: tuple[str, ...], ids: Collection[uuid.UUID], language: str
) -> Mapping[uuid.UUID, Named]:
    """Return the names of records of some types; what stands for nothing is left out."""
    if not ids:
        return {}
    found: dict[uuid.UUID, Named] = {}
    for record_type in types:
        rows = _rows(record_type, ids)
        texts = _texts([thing for _id, thing, _name in rows], language)
        for record_id, thing, german in rows:
            name = texts.get(thing, german)
            url = addresses.record(record_type, slug_of(name), record_id, language)
            found[record_id] = Named(name, url)
    return found


def _rows(record_type: str, ids: Collection[uuid.UUID]) -> list[_Row]:
    if record_type == SERVICE:
        links = ServiceAtLocation.objects.filter(pk__in=ids).order_by("pk")
        return list(links.values_list("pk", "service_id", "service__name"))
    things = Event.objects if record_type == EVENT else VolunteerRole.objects
    rows = things.filter(pk__in=ids).order_by("pk").values_list("pk", "name")
    return [(record_id, record_id, name) for record_id, name in rows]


def _texts(things: list[uuid.UUID], language: str) -> dict[uuid.UUID, str]:
    if language == languages.GERMAN or not things:
        return {}
    rows = LocalizedText.objects.filter(record_id__in=things, language=language, field="name")
    return dict(rows.values_list("record_id", "text"))
