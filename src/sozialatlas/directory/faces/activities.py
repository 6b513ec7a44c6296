"""The faces of what is no service: events and volunteer roles."""

from __future__ import annotations

import datetime as dt
import uuid

from sozialatlas.directory.cards import EVENT, VOLUNTEER_ROLE
from sozialatlas.directory.faces import contacts, details, sites, texts
from sozialatlas.directory.faces.face import Face
from sozialatlas.directory.models import Event, VolunteerRole


def event(record_id: uuid.UUID, language: str, today: dt.date) -> Face | None:
    """Return an event, None where there is none."""
    rows = Event.objects.select_related(
        "organization", "location__municipality", "location__address"
    )
    event = rows.filter(pk=record_id).first()
    if event is None:
        return None
    said = texts.read([event.pk], language)
    return Face(
        id=event.pk,
        type=EVENT,
        organization=event.organization.name,
        organization_url=event.organization.url,
        name=said.of(event.pk, "name", event.name),
        summary=said.of(event.pk, "summary", event.summary),
        description=said.of(event.pk, "description", event.description),
        fees=said.of(event.pk, "fees", event.fees),
        topics=details.topics(event),
        audiences=details.audiences(event),
        site=sites.site(event.pk, event.location) if event.location else None,
        access=sites.access(event.location) if event.location else (),
        reaching=contacts.of_activity(event.organization, event.phone, event.email, event.url),
        is_visible=event.is_visible_on(today),
        changed_at=event.content_changed_at,
    )


def volunteer_role(record_id: uuid.UUID, language: str, today: dt.date) -> Face | None:
    """Return a volunteer role, None where there is none."""
    rows = VolunteerRole.objects.select_related(
        "organization", "location__municipality", "location__address"
    )
    role = rows.filter(pk=record_id).first()
    if role is None:
        return None
    said = texts.read([role.pk], language)
    return Face(
        id=role.pk,
        type=VOLUNTEER_ROLE,
        organization=role.organization.name,
        organization_url=role.organization.url,
        name=said.of(role.pk, "name", role.name),
        summary=said.of(role.pk, "summary", role.summary),
        description=said.of(role.pk, "description", role.description),
        skills=said.of(role.pk, "skills", role.skills),
        time_needed=said.of(role.pk, "time_needed", role.time_needed),
        topics=details.topics(role),
        audiences=details.audiences(role),
        site=sites.site(role.pk, role.location) if role.location else None,
        access=sites.access(role.location) if role.location else (),
        reaching=contacts.of_activity(
            role.organization, role.phone, role.email, role.url, role.contact_name
        ),
        is_visible=role.is_visible_on(today),
        changed_at=role.content_changed_at,
    )
