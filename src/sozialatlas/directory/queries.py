"""Reads the directory across its tables."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Model, QuerySet

from sozialatlas.directory.models import (
    Event,
    RecordKind,
    Service,
    ServiceAtLocation,
    VolunteerRole,
)


def record_ids_of(things: Iterable[tuple[str, uuid.UUID]]) -> frozenset[uuid.UUID]:
    """Return the ids of all records whose public face depends on the given things.

    A service is a record itself while it has no location, so its own id is always among them.
    """
    ids: dict[str, set[uuid.UUID]] = defaultdict(set)
    for kind, thing_id in things:
        ids[kind].add(thing_id)
    organizations, locations = ids[RecordKind.ORGANIZATION], ids[RecordKind.LOCATION]
    services = ids[RecordKind.SERVICE] | _ids(
        Service.objects.filter(organization__in=organizations)
    )
    links = ServiceAtLocation.objects.all()
    found = {*services, *ids[RecordKind.SERVICE_AT_LOCATION]}
    found |= _ids(links.filter(service__in=services)) | _ids(links.filter(location__in=locations))
    found |= set(
        links.filter(pk__in=ids[RecordKind.SERVICE_AT_LOCATION]).values_list(
            "service_id", flat=True
        )
    )
    for kind, model in ((RecordKind.EVENT, Event), (RecordKind.VOLUNTEER_ROLE, VolunteerRole)):
        found |= ids[kind]
        found |= _ids(model._default_manager.filter(organization__in=organizations))
        found |= _ids(model._default_manager.filter(location__in=locations))
    return frozenset(found)


def _ids(rows: QuerySet[Model]) -> set[uuid.UUID]:
    return set(rows.values_list("pk", flat=True))
