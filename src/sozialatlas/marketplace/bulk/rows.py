"""The entries of a table: what each says at this moment, and which thing says it."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.hours.typed_text import written
from sozialatlas.directory.models import (
    Capacity,
    MergedRecord,
    Phone,
    RecordKind,
    Schedule,
    Service,
    ServiceAtLocation,
    Status,
)
from sozialatlas.directory.values import CapacityValues, PhoneValues
from sozialatlas.marketplace.bulk import columns

Thing = tuple[str, uuid.UUID]
"""Kind and id of what a cell belongs to."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and whose it is; without a `thing` it cannot be edited here."""

    text: str
    thing: Thing | None

    @property
    def mark(self) -> str:
        """A short mark of the text: who sends it back says what they have read."""
        return mark(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry: a service at a place, or a service without any.

    Several entries of one service share its name, sentence and mail address. `phones`, `hours`
    and `capacities` are the values behind the texts of the cells.
    """

    id: uuid.UUID
    service_id: uuid.UUID
    organization_id: uuid.UUID
    name: str
    place: str
    cells: Mapping[str, Cell]
    phones: tuple[PhoneValues, ...] = ()
    hours: tuple[HoursRule, ...] = ()
    capacities: tuple[CapacityValues, ...] = field(default=())


def mark(text: str) -> str:
    """Return a short mark of what a cell says; gaps at the ends of lines do not count."""
    return hashlib.sha256(tidied(text).encode()).hexdigest()[:10]


def tidied(text: str) -> str:
    """Return a text as it is compared: lines without gaps at their ends, no empty ones outside."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def keys(organization_ids: Collection[uuid.UUID]) -> tuple[uuid.UUID, ...]:
    """Return the entries of some organizations, by the name of their service."""
    at_places = _links().filter(service__organization__in=organization_ids)
    lone = _lone().filter(organization__in=organization_ids)
    found = [
        *at_places.values_list("service__name", "service_id", "pk"),
        *((name, pk, pk) for name, pk in lone.values_list("name", "pk")),
    ]
    return tuple(pk for _name, _service, pk in sorted(found, key=_order))


def _order(found: tuple[str, uuid.UUID, uuid.UUID]) -> tuple[str, uuid.UUID, uuid.UUID]:
    name, service_id, pk = found
    return name.casefold(), service_id, pk


def rows(ids: Sequence[uuid.UUID]) -> tuple[Row, ...]:
    """Return the entries with these ids in the same order; those that are gone are left out."""
    parts = [_of_link(link) for link in _links().filter(pk__in=ids)]
    parts += [_of_service(service) for service in _lone().filter(pk__in=ids)]
    found = {row.id: row for row in parts}
    return tuple(found[each] for each in ids if each in found)


def _of_things() -> tuple[Prefetch[str, QuerySet[Phone]], Prefetch[str, QuerySet[Schedule]]]:
    return (
        Prefetch("phones", queryset=Phone.objects.order_by("pk")),
        Prefetch("schedules", queryset=Schedule.objects.order_by("pk")),
    )


def _links() -> QuerySet[ServiceAtLocation]:
    services = Service.objects.prefetch_related(*_of_things())
    return (
        ServiceAtLocation.objects.select_related("location", "location__address")
        .select_related("location__municipality")
        .prefetch_related(
            *_of_things(),
            Prefetch("capacities", queryset=Capacity.objects.order_by("pk")),
            Prefetch("service", queryset=services),
        )
        .exclude(pk__in=_merged())
        .exclude(service__in=_merged())
        .order_by("pk")
    )


def _lone() -> QuerySet[Service]:
    links = ServiceAtLocation.objects.filter(service=OuterRef("pk"))
    rows = Service.objects.filter(~Exists(links)).exclude(pk__in=_merged()).order_by("pk")
    return rows.prefetch_related(*_of_things())


def _merged() -> QuerySet[MergedRecord, uuid.UUID]:
    """What went into another entry is no entry of its own."""
    return MergedRecord.objects.standing().order_by().values_list("old_id", flat=True)


def _of_link(link: ServiceAtLocation) -> Row:
    service, own = link.service, (RecordKind.SERVICE_AT_LOCATION, link.pk)
    of_service = (RecordKind.SERVICE, service.pk)
    # Where the place says nothing itself, what holds for all places of the service is shown.
    phone_owner = own if link.phones.all() or not service.phones.all() else of_service
    hours_owner = own if link.schedules.all() or not service.schedules.all() else of_service
    phones = (link if phone_owner == own else service).phones.all()
    hours = (link if hours_owner == own else service).schedules.all()
    return _row(
        link,
        (own, phone_owner, hours_owner),
        service,
        phones=tuple(_phone(each) for each in phones),
        hours=tuple(each.rule for each in hours),
        capacities=tuple(_capacity(each) for each in link.capacities.all()),
    )


def _of_service(service: Service) -> Row:
    own = (RecordKind.SERVICE, service.pk)
    return _row(
        service,
        (own, own, own),
        service,
        phones=tuple(_phone(each) for each in service.phones.all()),
        hours=tuple(each.rule for each in service.schedules.all()),
        capacities=None,
    )


def _row(
    record: ServiceAtLocation | Service,
    things: tuple[Thing, Thing, Thing],
    service: Service,
    *,
    phones: tuple[PhoneValues, ...],
    hours: tuple[HoursRule, ...],
    capacities: tuple[CapacityValues, ...] | None,
) -> Row:
    own, phone_owner, hours_owner = things
    of_service = (RecordKind.SERVICE, service.pk)
    return Row(
        id=record.pk,
        service_id=service.pk,
        organization_id=service.organization_id,
        name=service.name,
        place=_place(record),
        cells={
            columns.NAME: Cell(service.name, of_service),
            columns.SENTENCE: Cell(service.summary, of_service),
            columns.PHONE: Cell("; ".join(each.number for each in called(phones)), phone_owner),
            columns.MAIL: Cell(service.email, of_service),
            columns.HOURS: Cell(written(hours), hours_owner),
            columns.FREE: _free(capacities, own),
            columns.STATUS: Cell(str(Status(record.status).label), own),
        },
        phones=phones,
        hours=hours,
        capacities=capacities or (),
    )


def called(phones: Sequence[PhoneValues]) -> tuple[PhoneValues, ...]:
    """Return the numbers at which somebody speaks; a fax number is not shown in the table."""
    return tuple(each for each in phones if each.kind != Phone.Kind.FAX)


def _free(capacities: tuple[CapacityValues, ...] | None, own: Thing) -> Cell:
    if capacities is None or len(capacities) > 1:  # beds and day places are two numbers
        return Cell("", None)
    free = capacities[0].available if capacities else None
    return Cell("" if free is None else str(free), own)


def _place(record: ServiceAtLocation | Service) -> str:
    return str(record.location) if isinstance(record, ServiceAtLocation) else ""


def _phone(row: Phone) -> PhoneValues:
    return PhoneValues(number=row.number, kind=row.kind, description=row.description)


def _capacity(row: Capacity) -> CapacityValues:
    return CapacityValues(
        unit=row.unit,
        asserted_at=row.asserted_at,
        available=row.available,
        maximum=row.maximum,
    )
