"""How one reaches a record: its own numbers first, the provider's where it has none."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.db.models import Q

from sozialatlas.directory.faces.face import Number, Person, Reaching
from sozialatlas.directory.models import (
    Contact,
    Event,
    Phone,
    Service,
    ServiceAtLocation,
    VolunteerRole,
)

_KINDS = (Phone.Kind.VOICE, Phone.Kind.MOBILE, Phone.Kind.TEXT, Phone.Kind.TEXTPHONE)


def of_service(service: Service, link: ServiceAtLocation | None) -> Reaching:
    """Return the contact of a service, at one of its places or without any."""
    phones = Q(service=service) | Q(organization=service.organization)
    contacts = Q(service=service) | Q(organization=service.organization)
    if link is not None:
        phones |= Q(service_at_location=link) | Q(location=link.location)
        contacts |= Q(service_at_location=link)
    found = list(Phone.objects.filter(phones).order_by("pk"))
    people = list(Contact.objects.filter(contacts, is_public=True).order_by("pk"))
    provider = service.organization
    own = [each for each in people if each.organization_id is None] or people
    mails = [service.email, *(each.email for each in own)]
    return Reaching(
        numbers=_numbers(found),
        emails=_distinct(mails) or _distinct([provider.email]),
        url=web_address(service.url, provider.url),
        people=_people(own),
    )


def web_address(*given: str) -> str:
    """Return the first address that is one of a web page, and no script; empty without any."""
    return next((url for url in given if url.lower().startswith(("http://", "https://"))), "")


def of_activity(activity: Event | VolunteerRole) -> Reaching:
    """Return the contact of an event or a volunteer role."""
    provider, phone = activity.organization, activity.phone
    found = () if phone else tuple(Phone.objects.filter(organization=provider).order_by("pk"))
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
