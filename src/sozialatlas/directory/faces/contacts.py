"""How one reaches a record: its own numbers first, the provider's where it has none."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from sozialatlas.directory.faces.face import Number, Person, Reaching
from sozialatlas.directory.models import (
    Contact,
    Event,
    Organization,
    Phone,
    Service,
    ServiceAtLocation,
    VolunteerRole,
)

_KINDS = (Phone.Kind.VOICE, Phone.Kind.MOBILE, Phone.Kind.TEXT, Phone.Kind.TEXTPHONE)


@dataclass(frozen=True, slots=True)
class Known:
    """Numbers and people of many records, read at once."""

    phones: Sequence[Phone]
    people: Sequence[Contact]


def of_records(
    services: Iterable[Service] = (),
    links: Iterable[ServiceAtLocation] = (),
    activities: Iterable[Event | VolunteerRole] = (),
) -> Known:
    """Read the numbers and people of records and of their providers."""
    things, places = list(services), list(links)
    providers = {thing.organization_id for thing in (*things, *activities)}
    owners = Q(service__in={thing.pk for thing in things}) | Q(organization__in=providers)
    owners |= Q(service_at_location__in={link.pk for link in places})
    phones = Phone.objects.filter(owners | Q(location__in={link.location_id for link in places}))
    people = Contact.objects.filter(owners, is_public=True) if things else ()
    return Known(sorted(phones, key=lambda row: row.pk), sorted(people, key=lambda row: row.pk))


def of_service(service: Service, link: ServiceAtLocation | None, known: Known) -> Reaching:
    """Return the contact of a service, at one of its places or without any."""
    provider = service.organization
    owners = {service.pk, provider.pk, *((link.pk, link.location_id) if link else ())}
    found = [row for row in known.phones if not owners.isdisjoint(_owners(row))]
    people = [
        row
        for row in known.people
        if not owners.isdisjoint((row.service_id, row.organization_id, row.service_at_location_id))
    ]
    own = [each for each in people if each.organization_id is None] or people
    mails = [service.email, *(each.email for each in own)]
    return Reaching(
        numbers=_numbers(found),
        emails=_distinct(mails) or _distinct([provider.email]),
        url=web_address(service.url, provider.url),
        people=_people(own),
    )


def of_provider(provider: Organization) -> Reaching:
    """Return what stands at a service that has no contact of its own."""
    bare = Service(organization=provider)
    return of_service(bare, None, of_records([bare]))


def _owners(row: Phone) -> tuple[uuid.UUID | None, ...]:
    return (row.service_id, row.organization_id, row.service_at_location_id, row.location_id)


def web_address(*given: str) -> str:
    """Return the first address that is one of a web page, and no script; empty without any."""
    return next((url for url in given if url.lower().startswith(("http://", "https://"))), "")


def of_activity(activity: Event | VolunteerRole, known: Known) -> Reaching:
    """Return the contact of an event or a volunteer role."""
    provider, phone = activity.organization, activity.phone
    found = [row for row in known.phones if row.organization_id == provider.pk]
    person = activity.contact_name if isinstance(activity, VolunteerRole) else ""
    return Reaching(
        numbers=(Number(phone),) if phone else _numbers(found),
        emails=_distinct([activity.email]) or _distinct([provider.email]),
        url=web_address(activity.url, provider.url),
        people=(Person(person),) if person else (),
    )


def _numbers(phones: Iterable[Phone]) -> tuple[Number, ...]:
    """Return each number once: those nearest to the record, voices before faxes."""
    rows = list(phones)
    own = [row for row in rows if _owner(row) != row.organization_id] or rows
    ordered = sorted(own, key=lambda row: (row.kind == Phone.Kind.FAX, _nearness(row), row.pk))
    found: dict[str, Number] = {}
    for row in ordered:
        kind = row.kind if row.kind in (*_KINDS, Phone.Kind.FAX) else Phone.Kind.VOICE
        found.setdefault(row.number.strip(), Number(row.number.strip(), kind, row.description))
    return tuple(found.values())


def _owner(row: Phone) -> uuid.UUID | None:
    return row.service_at_location_id or row.service_id or row.location_id or row.organization_id


def _nearness(row: Phone) -> int:
    owners = (row.service_at_location_id, row.service_id, row.location_id)
    return next((number for number, owner in enumerate(owners) if owner), len(owners))


def _people(contacts: Iterable[Contact]) -> tuple[Person, ...]:
    people = (Person(each.name, each.title, each.department) for each in contacts)
    return tuple(dict.fromkeys(each for each in people if each != Person()))


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
