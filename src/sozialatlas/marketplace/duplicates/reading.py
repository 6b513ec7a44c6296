"""Reads entries of the directory with all that can show that two of them are one."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import F, Model, Q, QuerySet

from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import (
    Contact,
    Event,
    Location,
    Organization,
    Phone,
    RecordKind,
    Service,
    ServiceAtLocation,
    Status,
    VolunteerRole,
)
from sozialatlas.marketplace.duplicates.evidence import Entry, Site

KINDS = (
    RecordKind.ORGANIZATION,
    RecordKind.LOCATION,
    RecordKind.SERVICE,
    RecordKind.EVENT,
    RecordKind.VOLUNTEER_ROLE,
)
Ids = Collection[uuid.UUID]
_BATCH = 400
_WANTED = (Phone.Kind.VOICE, Phone.Kind.MOBILE)


@dataclass
class _Gathered:
    """What was read for some entries, by their ids."""

    phones: dict[uuid.UUID, set[str]] = field(default_factory=lambda: defaultdict(set))
    mails: dict[uuid.UUID, set[str]] = field(default_factory=lambda: defaultdict(set))
    sites: dict[uuid.UUID, set[Site]] = field(default_factory=lambda: defaultdict(set))
    areas: dict[uuid.UUID, set[str]] = field(default_factory=lambda: defaultdict(set))


def entries(kind: str, ids: Ids | None = None) -> Iterator[Entry]:
    """Yield the open entries of a kind, all of them or those with these ids."""
    if ids is None:
        yield from _READERS[kind](None)
        return
    wanted = sorted(ids)
    for start in range(0, len(wanted), _BATCH):
        yield from _READERS[kind](wanted[start : start + _BATCH])


def _open(model: type[Model], ids: Ids | None) -> QuerySet[Model]:
    rows = model._default_manager.exclude(status=Status.CLOSED).order_by("pk")
    return rows if ids is None else rows.filter(pk__in=ids)


def _organizations(ids: Ids | None) -> Iterator[Entry]:
    found = _Gathered()
    _own_phones(found, "organization_id", ids)
    for path in ("service", "service_at_location__service", "location"):
        _own_phones(found, f"{path}__organization_id", ids)
    _own_mails(found, "organization_id", ids)
    services = Service.objects.exclude(email="").exclude(status=Status.CLOSED)
    _add(found.mails, _within(services, "organization_id", ids), "organization_id", "email")
    _sites(found, "organization_id", Location.objects.all(), ids)
    links = ServiceAtLocation.objects.exclude(status=Status.CLOSED)
    _sites(found, "service__organization_id", links, ids, through="location__")
    columns = ("name", "alternate_name", "url", "email", "description", "parent_id")
    for pk, name, other, url, mail, text, parent in _open(Organization, ids).values_list(
        "pk", *columns
    ):
        yield Entry(
            kind=RecordKind.ORGANIZATION,
            id=str(pk),
            name=name,
            other_name=other,
            phones=tuple(sorted(found.phones.get(pk, ()))),
            mails=tuple(sorted({mail, *found.mails.get(pk, ())} - {""})),
            urls=(url,) if url else (),
            sites=_in_order(found.sites.get(pk, ())),
            areas=tuple(sorted(found.areas.get(pk, ()))),
            parent=str(parent or ""),
            text=text,
        )


def _locations(ids: Ids | None) -> Iterator[Entry]:
    found = _Gathered()
    _own_phones(found, "location_id", ids)
    _own_phones(found, "service_at_location__location_id", ids)
    _sites(found, "pk", Location.objects.all(), ids)
    columns = ("name", "alternate_name", "organization_id", "organization__name")
    for pk, name, other, owner, owner_name in _open(Location, ids).values_list("pk", *columns):
        yield Entry(
            kind=RecordKind.LOCATION,
            id=str(pk),
            name=name,
            other_name=other,
            phones=tuple(sorted(found.phones.get(pk, ()))),
            sites=_in_order(found.sites.get(pk, ())),
            areas=tuple(sorted(found.areas.get(pk, ()))),
            owner=str(owner or ""),
            owner_name=owner_name or "",
        )


def _services(ids: Ids | None) -> Iterator[Entry]:
    found = _Gathered()
    _own_phones(found, "service_id", ids)
    _own_phones(found, "service_at_location__service_id", ids)
    _own_mails(found, "service_id", ids)
    links = ServiceAtLocation.objects.exclude(status=Status.CLOSED)
    _sites(found, "service_id", links, ids, through="location__")
    columns = ("name", "alternate_name", "url", "email", "organization_id", "organization__name")
    rows = _open(Service, ids).values_list("pk", *columns, "description")
    topics, fields = _topics(ids, "topic__code"), _topics(ids, "topic__parent__code")
    for pk, name, other, url, mail, owner, owner_name, text in rows:
        yield Entry(
            kind=RecordKind.SERVICE,
            id=str(pk),
            name=name,
            other_name=other,
            phones=tuple(sorted(found.phones.get(pk, ()))),
            mails=tuple(sorted({mail, *found.mails.get(pk, ())} - {""})),
            urls=(url,) if url else (),
            sites=_in_order(found.sites.get(pk, ())),
            areas=tuple(sorted(found.areas.get(pk, ()))),
            owner=str(owner),
            owner_name=owner_name,
            text=text,
            topics=tuple(sorted(topics.get(pk, ()))),
            fields=tuple(sorted(fields.get(pk, ()))),
        )


def _topics(ids: Ids | None, column: str) -> Mapping[uuid.UUID, set[str]]:
    found: defaultdict[uuid.UUID, set[str]] = defaultdict(set)
    rows = Service.topics.through._default_manager.all()
    named = _within(rows, "service_id", ids).exclude(**{column: None})
    _add(found, named, "service_id", column)
    return found


def _events(ids: Ids | None) -> Iterator[Entry]:
    yield from _activities(Event, RecordKind.EVENT, "starts_at", ids)


def _roles(ids: Ids | None) -> Iterator[Entry]:
    yield from _activities(VolunteerRole, RecordKind.VOLUNTEER_ROLE, "", ids)


def _activities(
    model: type[Event] | type[VolunteerRole], kind: str, moment: str, ids: Ids | None
) -> Iterator[Entry]:
    found = _Gathered()
    placed = model._default_manager.exclude(location=None).exclude(status=Status.CLOSED)
    _sites(found, "pk", placed, ids, through="location__")
    columns = ("name", "url", "email", "phone", "organization_id", "organization__name")
    rows = _open(model, ids).values_list("pk", *columns, *([moment] if moment else []))
    for pk, name, url, mail, number, owner, owner_name, *starts in rows:
        yield Entry(
            kind=kind,
            id=str(pk),
            name=name,
            phones=(number,) if number else (),
            mails=(mail,) if mail else (),
            urls=(url,) if url else (),
            sites=_in_order(found.sites.get(pk, ())),
            areas=tuple(sorted(found.areas.get(pk, ()))),
            owner=str(owner),
            owner_name=owner_name,
            starts_on=starts[0].isoformat() if starts else "",
        )


_READERS: Mapping[str, Callable[[Ids | None], Iterator[Entry]]] = {
    RecordKind.ORGANIZATION: _organizations,
    RecordKind.LOCATION: _locations,
    RecordKind.SERVICE: _services,
    RecordKind.EVENT: _events,
    RecordKind.VOLUNTEER_ROLE: _roles,
}


def _within(rows: QuerySet[Model], column: str, ids: Ids | None) -> QuerySet[Model]:
    if ids is None:
        return rows.exclude(**{f"{column}__isnull": True}).order_by()
    return rows.filter(**{f"{column}__in": ids}).order_by()


def _own_phones(found: _Gathered, column: str, ids: Ids | None) -> None:
    numbers = Phone.objects.filter(kind__in=_WANTED)
    _add(found.phones, _within(numbers, column, ids), column, "number")


def _own_mails(found: _Gathered, column: str, ids: Ids | None) -> None:
    people = Contact.objects.exclude(email="")
    _add(found.mails, _within(people, column, ids), column, "email")


def _add(
    into: Mapping[uuid.UUID, set[str]], rows: QuerySet[Model], column: str, name: str
) -> None:
    for pk, text in rows.values_list(column, name):
        into[pk].add(text)


def _sites(
    found: _Gathered, column: str, rows: QuerySet[Model], ids: Ids | None, *, through: str = ""
) -> None:
    """Read where something is; a place that is only known by its municipality has no point."""
    names = ("street", "extra", "postal_code", "city")
    columns = [F(f"{through}address__{name}") for name in names]
    point = [
        F(f"{through}{name}")
        for name in ("country", "lat", "lon", "precision", "municipality__key")
    ]
    chosen = _within(rows, column, ids).filter(~Q(**{f"{through}status": Status.CLOSED}))
    for pk, street, extra, code, city, country, lat, lon, precision, area in chosen.values_list(
        column, *columns, *point
    ):
        if area:
            found.areas[pk].add(area)
        is_exact = precision == "exact"
        found.sites[pk].add(
            Site(
                street=street or "",
                extra=extra or "",
                postal_code=code or "",
                city=city or "",
                country=country or "DE",
                lat=lat if is_exact else None,
                lon=lon if is_exact else None,
            )
        )


def _in_order(sites: Iterable[Site]) -> tuple[Site, ...]:
    return tuple(sorted(sites, key=lambda site: (site.postal_code, site.street, site.city)))


def names(kind: str, ids: Ids) -> Mapping[str, str]:
    """Return the names of things by their ids, also of closed ones."""
    rows = KIND_OF[kind].model._default_manager.filter(pk__in=ids)
    return {str(row.pk): str(row) for row in rows}
