"""The faces of what is no service: events and volunteer roles."""

from __future__ import annotations

import dataclasses
import datetime as dt
import uuid

from sozialatlas.directory.cards import EVENT, VOLUNTEER_ROLE
from sozialatlas.directory.faces import basics, contacts, sites, texts
from sozialatlas.directory.faces.face import Face
from sozialatlas.directory.faces.texts import Texts
from sozialatlas.directory.models import Event, VolunteerRole

_JOINED = ("organization", "location__municipality", "location__address")


def event(record_id: uuid.UUID, language: str, today: dt.date) -> Face | None:
    """Return an event, None where there is none."""
    event = Event.objects.select_related(*_JOINED).filter(pk=record_id).first()
    if event is None:
        return None
    said = texts.read([event.pk], language)
    return dataclasses.replace(_face(EVENT, event, said, today), fees=said.of(event, "fees"))


def volunteer_role(record_id: uuid.UUID, language: str, today: dt.date) -> Face | None:
    """Return a volunteer role, None where there is none."""
    role = VolunteerRole.objects.select_related(*_JOINED).filter(pk=record_id).first()
    if role is None:
        return None
    said = texts.read([role.pk], language)
    return dataclasses.replace(
        _face(VOLUNTEER_ROLE, role, said, today),
        skills=said.of(role, "skills"),
        time_needed=said.of(role, "time_needed"),
    )


def _face(record_type: str, activity: Event | VolunteerRole, said: Texts, today: dt.date) -> Face:
    location = activity.location
    return dataclasses.replace(
        basics.face(record_type, activity, said),
        site=sites.site(activity.pk, location) if location else None,
        access=sites.access(location) if location else (),
        reaching=contacts.of_activity(activity),
        is_visible=activity.is_visible_on(today),
        changed_at=activity.content_changed_at,
    )
