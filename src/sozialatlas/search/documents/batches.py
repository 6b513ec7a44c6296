"""Documents of many records, read in batches; the number of queries does not grow with them."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator

from sozialatlas.directory.models import Event, Service, ServiceAtLocation, VolunteerRole
from sozialatlas.search.documents.catalogue import Catalogue
from sozialatlas.search.documents.engagement import event_records, role_records
from sozialatlas.search.documents.offers import link_records, service_records
from sozialatlas.search.documents.record import Record
from sozialatlas.search.documents.rendering import document
from sozialatlas.search.engine.writer import Fields

_SOURCES = (link_records, service_records, event_records, role_records)


def documents_of(ids: Collection[uuid.UUID], catalogue: Catalogue) -> list[Fields]:
    """Return the documents of those ids that are records which may be found."""
    return [document(record, catalogue) for record in records_of(ids)]


def records_of(ids: Collection[uuid.UUID]) -> Iterator[Record]:
    """Yield those of the ids that are records which may be found."""
    given = frozenset(ids)
    return (record for source in _SOURCES for record in source(given))


def every_id() -> Iterator[uuid.UUID]:
    """Return the ids of all records, those of one service beside each other."""
    yield from ServiceAtLocation.objects.order_by("service_id", "pk").values_list("pk", flat=True)
    lone = Service.objects.filter(at_locations=None)
    yield from lone.order_by("pk").values_list("pk", flat=True)
    yield from Event.objects.order_by("pk").values_list("pk", flat=True)
    yield from VolunteerRole.objects.order_by("pk").values_list("pk", flat=True)
