"""Events and volunteer roles as records."""

from __future__ import annotations

import uuid
from typing import TypeVar

from django.db.models import Model, QuerySet

from sozialatlas.directory.models import Answer, Event, Status, VolunteerRole
from sozialatlas.search.documents import moments, related
from sozialatlas.search.documents.care import care
from sozialatlas.search.documents.places import places
from sozialatlas.search.documents.record import Record, Serves, Terms, Whereabouts
from sozialatlas.search.requests import EVENT, VOLUNTEER_ROLE

Owner = TypeVar("Owner", bound=Model)


def event_records(ids: frozenset[uuid.UUID]) -> list[Record]:
    """Return the records of events."""
    chosen = Event.objects.filter(pk__in=ids).exclude(status=Status.CLOSED)
    events = list(chosen.select_related("organization").order_by("pk"))
    if not events:
        return []
    keys = [event.pk for event in events]
    terms = _terms(Event.objects.filter(pk__in=keys), keys)
    where = places({event.location_id for event in events if event.location_id})
    translations = related.translations(keys)
    return [
        _event(event, terms[event.pk], where.whereabouts(event.location_id, event.name),
               translations[event.pk])
        for event in events
    ]  # fmt: skip


def role_records(ids: frozenset[uuid.UUID]) -> list[Record]:
    """Return the records of volunteer roles."""
    chosen = VolunteerRole.objects.filter(pk__in=ids).exclude(status=Status.CLOSED)
    roles = list(chosen.select_related("organization").order_by("pk"))
    if not roles:
        return []
    keys = [role.pk for role in roles]
    terms = _terms(VolunteerRole.objects.filter(pk__in=keys), keys)
    where = places({role.location_id for role in roles if role.location_id})
    translations = related.translations(keys)
    return [
        _role(role, terms[role.pk], where.whereabouts(role.location_id, role.name),
              translations[role.pk])
        for role in roles
    ]  # fmt: skip


def _terms(things: QuerySet[Owner], keys: list[uuid.UUID]) -> dict[uuid.UUID, Terms]:
    topics = related.terms(things, "topics")
    audiences = related.terms(things, "audiences")
    return {key: Terms(topics=topics[key], audiences=audiences[key]) for key in keys}


def _event(
    event: Event, terms: Terms, where: Whereabouts | None, translations: tuple[str, ...]
) -> Record:
    since, until = moments.span((event,))
    return Record(
        id=event.pk,
        type=EVENT,
        service_id=event.pk,
        names=(event.name,),
        texts=(event.summary, event.description, event.organization.name, *translations),
        terms=terms,
        where=where,
        serves=Serves(),
        is_free=event.is_free == Answer.YES,
        is_remote=event.is_online,
        is_at_home=False,
        hours="",
        since=since,
        until=min(until, moments.end_of(event)),
        dated=event,
        care=care((event,), paused_by=(event,)),
    )


def _role(
    role: VolunteerRole, terms: Terms, where: Whereabouts | None, translations: tuple[str, ...]
) -> Record:
    since, until = moments.span((role,))
    return Record(
        id=role.pk,
        type=VOLUNTEER_ROLE,
        service_id=role.pk,
        names=(role.name,),
        texts=(
            role.summary,
            role.description,
            role.skills,
            role.organization.name,
            *translations,
        ),
        terms=terms,
        where=where,
        serves=Serves(),
        is_free=False,
        is_remote=role.is_online,
        is_at_home=False,
        hours="",
        since=since,
        until=until,
        care=care((role,), paused_by=(role,)),
    )
