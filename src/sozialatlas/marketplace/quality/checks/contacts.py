"""Reads all ways by which people are reached: numbers, mail addresses, pages, contact people."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from sozialatlas.directory.models import (
    Contact,
    Event,
    Organization,
    Phone,
    Published,
    Service,
    VolunteerRole,
)
from sozialatlas.marketplace.quality.landscape import (
    EVENT,
    LINK,
    LOCATION,
    ORGANIZATION,
    ROLE,
    SERVICE,
    Landscape,
    Thing,
)

PHONES, EMAIL, URL, PHONE, CONTACTS = "phones", "email", "url", "phone", "contacts"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach somebody; `field` is where it stands in the record."""

    thing: Thing
    field: str
    value: str
    note: str = ""


def read(landscape: Landscape) -> list[Way]:
    """Return the ways of all records that are seen, in a fixed number of queries."""
    ways = (*_phones(), *_people(), *_columns())
    return [way for way in ways if way.thing in landscape.spots]


def is_call(way: Way) -> bool:
    """Return whether a way is a number to dial."""
    return way.field in (PHONES, PHONE)


def _phones() -> Iterator[Way]:
    rows = Phone.objects.order_by().values_list(
        "service_id", "location_id", "service_at_location_id", "organization_id",
        "number", "description",
    )  # fmt: skip
    for service, location, link, organization, number, note in rows.iterator(chunk_size=2_000):
        owners = ((SERVICE, service), (LOCATION, location), (LINK, link))
        for kind, pk in (*owners, (ORGANIZATION, organization)):
            if pk is not None:
                yield Way((kind, pk), PHONES, number, note)


def _people() -> Iterator[Way]:
    rows = Contact.objects.filter(is_public=True).exclude(email="").order_by()
    columns = ("service_id", "organization_id", "service_at_location_id", "email")
    for service, organization, link, email in rows.values_list(*columns):
        for kind, pk in ((SERVICE, service), (ORGANIZATION, organization), (LINK, link)):
            if pk is not None:
                yield Way((kind, pk), CONTACTS, email)


def _columns() -> Iterator[Way]:
    yield from _of(SERVICE, Service.objects.all(), EMAIL, URL)
    yield from _of(ORGANIZATION, Organization.objects.all(), EMAIL, URL)
    yield from _of(EVENT, Event.objects.all(), EMAIL, URL, PHONE)
    yield from _of(ROLE, VolunteerRole.objects.all(), EMAIL, URL, PHONE)


def _of(kind: str, things: QuerySet[Published], *fields: str) -> Iterator[Way]:
    rows = things.order_by().values_list("pk", *fields)
    for pk, *values in rows.iterator(chunk_size=2_000):
        yield from _given(pk, kind, fields, values)


def _given(pk: uuid.UUID, kind: str, fields: tuple[str, ...], values: list[str]) -> Iterator[Way]:
    for field, value in zip(fields, values, strict=True):
        if value:
            yield Way((kind, pk), field, value)
