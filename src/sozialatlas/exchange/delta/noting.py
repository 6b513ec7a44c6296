"""Notes which things may look different to the public, in the transaction of each change."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Model, QuerySet

from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import (
    Event,
    RecordKind,
    Revision,
    Service,
    ServiceAtLocation,
    VolunteerRole,
)
from sozialatlas.exchange.models import PublicChange

_BATCH = 1_000
_OF_LINK = ("pk", "service_id", "location_id", "service__organization_id")
_ACTIVITIES: tuple[tuple[str, type[Model]], ...] = (
    (RecordKind.EVENT, Event),
    (RecordKind.VOLUNTEER_ROLE, VolunteerRole),
)

Ids = defaultdict[str, set[uuid.UUID]]


def note(
    record_ids: Collection[uuid.UUID],
    things: Iterable[tuple[str, uuid.UUID]],
    *,
    at: dt.datetime,
) -> None:
    """Note records and what they are parts of: a new telephone of a place changes its services.

    What is no longer there is noted under the kind that it had.
    """
    found: Ids = defaultdict(set)
    for kind, key in things:
        found[kind].add(key)
    for start in range(0, len(ids := sorted(record_ids)), _BATCH):
        _add_records(found, ids[start : start + _BATCH])
    rows = (
        PublicChange(kind=kind, record_id=key, changed_at=at)
        for kind in sorted(found)
        for key in sorted(found[kind])
    )
    PublicChange.objects.bulk_create(rows, batch_size=_BATCH)


def _add_records(found: Ids, ids: Collection[uuid.UUID]) -> None:
    links = ServiceAtLocation.objects.filter(pk__in=ids)
    for link, service, location, organization in _rows(links, *_OF_LINK):
        found[RecordKind.SERVICE_AT_LOCATION].add(link)
        found[RecordKind.SERVICE].add(service)
        found[RecordKind.LOCATION].add(location)
        found[RecordKind.ORGANIZATION].add(organization)
    for service, organization in _rows(
        Service.objects.filter(pk__in=ids), "pk", "organization_id"
    ):
        found[RecordKind.SERVICE].add(service)
        found[RecordKind.ORGANIZATION].add(organization)
    for kind, model in _ACTIVITIES:
        rows = model._default_manager.filter(pk__in=ids)
        found[kind].update(rows.order_by().values_list("pk", flat=True))
    known = set[uuid.UUID]().union(*found.values())
    for key, kind in _former(set(ids) - known).items():
        found[kind].add(key)


def _rows(rows: QuerySet[Model], *columns: str) -> Iterable[tuple[uuid.UUID, ...]]:
    return rows.order_by().values_list(*columns)


def _former(ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, str]:
    """Return the kinds of things that are gone, as their history knows them."""
    if not ids:
        return {}
    rows = Revision.objects.filter(kind__in=KIND_OF, record_id__in=ids).order_by()
    return dict(rows.values_list("record_id", "kind").distinct())
