"""Reads one record for its own page, with the same number of queries whatever it holds."""

from __future__ import annotations

import datetime as dt
import uuid

from sozialatlas.directory import faces_contacts, faces_sites, faces_texts
from sozialatlas.directory.cards import EVENT, SERVICE, VOLUNTEER_ROLE, max_moment
from sozialatlas.directory.faces import Face, Places, Price, Said, Served, Spoken, Term
from sozialatlas.directory.models import (
    Audience,
    Event,
    Published,
    Service,
    ServiceAtLocation,
    Status,
    Topic,
    VolunteerRole,
)


def face(record_type: str, record_id: uuid.UUID, *, language: str, today: dt.date) -> Face | None:
    """Return a record of a type, None where there is none; `is_visible` says if it is open.

    A service that has places is no record itself: ask `first_record` for where to go.
    """
    if record_type == EVENT:
        return _event(record_id, language, today)
    if record_type == VOLUNTEER_ROLE:
        return _role(record_id, language, today)
    return _service(record_id, language, today)


def first_record(service_id: uuid.UUID, today: dt.date) -> uuid.UUID | None:
    """Return the record that stands for a service with places: its first visible one."""
    links = faces_sites.links_of(service_id, today)
    if links:
        return links[0].pk
    rows = ServiceAtLocation.objects.filter(service_id=service_id).order_by("pk")
    return rows.values_list("pk", flat=True).first()


def is_open(thing: Published, today: dt.date) -> bool:
    """Return whether the public may see a thing on a day."""
    return (
        thing.status != Status.CLOSED
        and (thing.visible_from is None or thing.visible_from <= today)
        and (thing.visible_to is None or thing.visible_to >= today)
    )


def _service(record_id: uuid.UUID, language: str, today: dt.date) -> Face | None:
    links = ServiceAtLocation.objects.select_related(
        "service__organization", "location__municipality", "location__address"
    )
    link = links.filter(pk=record_id).first()
    if link is not None:
        return _at_place(link, language, today)
    service = Service.objects.select_related("organization").filter(pk=record_id).first()
    if service is None:
        return None
    return _of_service(service, None, language, today)


def _at_place(link: ServiceAtLocation, language: str, today: dt.date) -> Face:
    return _of_service(link.service, link, language, today)


def _of_service(
    service: Service, link: ServiceAtLocation | None, language: str, today: dt.date
) -> Face:
    ids = [service.pk, *([link.pk] if link else [])]
    texts = faces_texts.read(ids, language)
    is_secret = link is not None and link.location.is_confidential
    # What is special at a place may describe it, so a confidential one keeps it to itself.
    here = link.description if link is not None and not is_secret else ""
    seen: list[Published] = [service, *([link, link.location] if link else [])]
    return Face(
        id=link.pk if link else service.pk,
        type=SERVICE,
        organization=service.organization.name,
        organization_url=service.organization.url,
        name=texts.of(service.pk, "name", service.name),
        summary=texts.of(service.pk, "summary", service.summary),
        description=texts.of(service.pk, "description", service.description),
        here=texts.of(link.pk, "description", here) if link and here else Said(),
        eligibility=texts.of(service.pk, "eligibility", service.eligibility),
        steps=texts.of(service.pk, "application_process", service.application_process),
        fees=texts.of(service.pk, "fees", service.fees),
        minimum_age=service.minimum_age,
        maximum_age=service.maximum_age,
        topics=_topics(service),
        audiences=_audiences(service),
        prices=_prices(service),
        documents=tuple(row.document for row in service.required_documents.order_by("pk")),
        languages=tuple(Spoken(row.code, row.note) for row in service.languages.order_by("code")),
        served=_served(service),
        places=_places(link),
        site=faces_sites.site(link.pk, link.location) if link else None,
        sites=tuple(
            faces_sites.site(each.pk, each.location)
            for each in faces_sites.links_of(service.pk, today)
        ),
        access=faces_sites.access(link.location) if link else (),
        reaching=faces_contacts.of_service(service, link),
        is_visible=all(is_open(thing, today) for thing in seen),
        changed_at=max_moment(*(thing.content_changed_at for thing in seen)),
    )


def _event(record_id: uuid.UUID, language: str, today: dt.date) -> Face | None:
    rows = Event.objects.select_related(
        "organization", "location__municipality", "location__address"
    )
    event = rows.filter(pk=record_id).first()
    if event is None:
        return None
    texts = faces_texts.read([event.pk], language)
    return Face(
        id=event.pk,
        type=EVENT,
        organization=event.organization.name,
        organization_url=event.organization.url,
        name=texts.of(event.pk, "name", event.name),
        summary=texts.of(event.pk, "summary", event.summary),
        description=texts.of(event.pk, "description", event.description),
        fees=texts.of(event.pk, "fees", event.fees),
        topics=_topics(event),
        audiences=_audiences(event),
        site=faces_sites.site(event.pk, event.location) if event.location else None,
        access=faces_sites.access(event.location) if event.location else (),
        reaching=faces_contacts.of_activity(
            event.organization, event.phone, event.email, event.url
        ),
        is_visible=is_open(event, today),
        changed_at=event.content_changed_at,
    )


def _role(record_id: uuid.UUID, language: str, today: dt.date) -> Face | None:
    rows = VolunteerRole.objects.select_related(
        "organization", "location__municipality", "location__address"
    )
    role = rows.filter(pk=record_id).first()
    if role is None:
        return None
    texts = faces_texts.read([role.pk], language)
    return Face(
        id=role.pk,
        type=VOLUNTEER_ROLE,
        organization=role.organization.name,
        organization_url=role.organization.url,
        name=texts.of(role.pk, "name", role.name),
        summary=texts.of(role.pk, "summary", role.summary),
        description=texts.of(role.pk, "description", role.description),
        skills=texts.of(role.pk, "skills", role.skills),
        time_needed=texts.of(role.pk, "time_needed", role.time_needed),
        topics=_topics(role),
        audiences=_audiences(role),
        site=faces_sites.site(role.pk, role.location) if role.location else None,
        access=faces_sites.access(role.location) if role.location else (),
        reaching=faces_contacts.of_activity(
            role.organization, role.phone, role.email, role.url, role.contact_name
        ),
        is_visible=is_open(role, today),
        changed_at=role.content_changed_at,
    )


def _topics(thing: Service | Event | VolunteerRole) -> tuple[Term, ...]:
    rows = Topic.objects.filter(is_active=True, **{_related(thing): thing})
    return tuple(Term(row.code, row.label) for row in rows.order_by("order", "code"))


def _audiences(thing: Service | Event | VolunteerRole) -> tuple[Term, ...]:
    rows = Audience.objects.filter(is_active=True, **{_related(thing): thing})
    return tuple(Term(row.code, row.label) for row in rows.order_by("order", "code"))


def _related(thing: Service | Event | VolunteerRole) -> str:
    """Return by which name topics and audiences know the things of a table."""
    if isinstance(thing, Service):
        return "services"
    return "events" if isinstance(thing, Event) else "volunteer_roles"


def _prices(service: Service) -> tuple[Price, ...]:
    rows = service.cost_options.order_by("pk")
    return tuple(Price(row.option, row.amount, row.currency, row.description) for row in rows)


def _served(service: Service) -> Served:
    rows = list(service.service_areas.select_related("area").order_by("pk"))
    return Served(
        areas=tuple((row.area.name, row.area.key) for row in rows if row.area),
        is_everywhere=any(row.area is None for row in rows),
    )


def _places(link: ServiceAtLocation | None) -> tuple[Places, ...]:
    if link is None:
        return ()
    rows = link.capacities.order_by("pk")
    return tuple(Places(row.unit, row.available, row.maximum, row.asserted_at) for row in rows)
