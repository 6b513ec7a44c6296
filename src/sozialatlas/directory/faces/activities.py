"""The faces of what is no service: events and volunteer roles."""

from __future__ import annotations

import dataclasses
import datetime as dt
import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from sozialatlas.directory.cards import EVENT, VOLUNTEER_ROLE
from sozialatlas.directory.faces import basics, contacts, details, sites, texts
from sozialatlas.directory.faces.face import Face
from sozialatlas.directory.faces.texts import Texts
from sozialatlas.directory.models import Event, VolunteerRole


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read for many at once."""

    said: Texts
    contacts: contacts.Known
    today: dt.date


_JOINED = ("organization", "location__municipality", "location__address")


def events(ids: Collection[uuid.UUID], language: str, today: dt.date) -> Iterator[Face]:
    """Yield events."""
    found = list(Event.objects.select_related(*_JOINED).filter(pk__in=ids))
    known = _read(found, language, today)
    for event in found:
        face = _face(EVENT, event, known)
        yield dataclasses.replace(face, fees=known.said.of(event, "fees"))


def volunteer_roles(ids: Collection[uuid.UUID], language: str, today: dt.date) -> Iterator[Face]:
    """Yield volunteer roles."""
    found = list(VolunteerRole.objects.select_related(*_JOINED).filter(pk__in=ids))
    known = _read(found, language, today)
    for role in found:
        yield dataclasses.replace(
            _face(VOLUNTEER_ROLE, role, known),
            skills=known.said.of(role, "skills"),
            time_needed=known.said.of(role, "time_needed"),
            commitment=role.commitment,
            availability=tuple(role.availability),
            abilities=tuple(role.abilities),
        )


def _read(
    found: Sequence[Event] | Sequence[VolunteerRole], language: str, today: dt.date
) -> _Known:
    things: list[Event | VolunteerRole] = [*found]
    prefetch_related_objects(things, *details.OF_THING)
    places = [thing.location for thing in things if thing.location]
    prefetch_related_objects(places, "accessibility")
    said = texts.read([thing.pk for thing in things], language)
    return _Known(said, contacts.of_records(activities=things), today)


def _face(record_type: str, activity: Event | VolunteerRole, known: _Known) -> Face:
    location = activity.location
    return dataclasses.replace(
        basics.face(record_type, activity, known.said),
        site=sites.site(activity.pk, location) if location else None,
        access=sites.access(location) if location else (),
        reaching=contacts.of_activity(activity, known.contacts),
        is_visible=activity.is_visible_on(known.today),
        changed_at=activity.content_changed_at,
    )
