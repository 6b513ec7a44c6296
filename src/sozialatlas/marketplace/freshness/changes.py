"""Turns what somebody typed into the usual fields of an entry into changes of its things."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import (
    Phone,
    Published,
    RecordKind,
    Schedule,
    Service,
    ServiceAtLocation,
)
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.directory.values import PhoneValues
from sozialatlas.marketplace.freshness.refs import Ref

_SERVICE_TEXTS = ("email", "url", "summary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """New values of the fields that differ; what is None stays. Empty takes a value away."""

    rules: tuple[HoursRule, ...] | None = None
    phone: str | None = None
    email: str | None = None
    url: str | None = None
    summary: str | None = None


def wanted(ref: Ref, typed: Typed, *, phone_before: str = "") -> tuple[Wanted, ...]:
    """Return the changes of an entry, each at the thing that says it.

    `phone_before` is the number that the new one replaces.
    """
    found: dict[tuple[str, uuid.UUID], dict[str, object]] = defaultdict(dict)
    for name in _SERVICE_TEXTS:
        value: str | None = getattr(typed, name)
        if value is not None:
            found[_of_texts(ref)][name] = value
    if typed.phone is not None:
        owner, fields = _phone(ref, phone_before, typed.phone)
        found[owner] |= fields
    if typed.rules is not None:
        found[_of_hours(ref)]["schedules"] = typed.rules
    return tuple(Wanted(kind=kind, id=key, fields=fields) for (kind, key), fields in found.items())


def _of_texts(ref: Ref) -> tuple[str, uuid.UUID]:
    if ref.kind != RecordKind.SERVICE_AT_LOCATION:
        return ref.kind, ref.id
    service = ServiceAtLocation.objects.values_list("service", flat=True).get(pk=ref.id)
    return RecordKind.SERVICE.value, service


def _of_hours(ref: Ref) -> tuple[str, uuid.UUID]:
    """Return what the hours belong to: the service, if only it has some and only this place."""
    if ref.kind != RecordKind.SERVICE_AT_LOCATION:
        return ref.kind, ref.id
    own = Schedule.objects.filter(service_at_location=ref.id).exists()
    service = Service.objects.get(at_locations=ref.id)
    if own or service.at_locations.count() > 1 or not service.schedules.exists():
        return ref.kind, ref.id
    return RecordKind.SERVICE.value, service.pk


def _phone(
    ref: Ref, before: str, number: str
) -> tuple[tuple[str, uuid.UUID], Mapping[str, object]]:
    if ref.kind == RecordKind.VOLUNTEER_ROLE:
        return (ref.kind, ref.id), {"phone": number}
    kind, key = _owner_of(ref, before)
    thing: Published = KIND_OF[kind].model._default_manager.get(pk=key)
    phones: Sequence[PhoneValues] = getattr(snapshot(thing), "phones")  # noqa: B009 -- of several kinds
    return (kind, key), {"phones": tuple(_renewed(phones, before, number))}


def _renewed(phones: Sequence[PhoneValues], before: str, number: str) -> Iterator[PhoneValues]:
    """Yield the numbers with one renewed; what is said about it stays. A new one comes first.

    None stands there twice.
    """
    known = {each.number.strip() for each in phones}
    if number and known.isdisjoint((before, number)):
        yield PhoneValues(number=number)
    for each in phones:
        if each.number.strip() == before:
            if number:
                yield replace(each, number=number)
        elif each.number.strip() != number or before not in known:
            yield each


def _owner_of(ref: Ref, number: str) -> tuple[str, uuid.UUID]:
    """Return what a number belongs to; a new one, or the provider's, goes to the entry itself."""
    if ref.kind == RecordKind.SERVICE:
        return ref.kind, ref.id
    link = ServiceAtLocation.objects.get(pk=ref.id)
    owners = (
        (RecordKind.SERVICE_AT_LOCATION, "service_at_location", link.pk),
        (RecordKind.SERVICE, "service", link.service_id),
        (RecordKind.LOCATION, "location", link.location_id),
    )
    for kind, column, key in owners:
        numbers = Phone.objects.filter(**{column: key}).values_list("number", flat=True)
        if number and number in {each.strip() for each in numbers}:
            return kind.value, key
    return ref.kind, ref.id
