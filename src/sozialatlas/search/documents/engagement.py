"""Events and volunteer roles as records."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from django.db.models import Model, QuerySet

from sozialatlas.core.rows import columns
from sozialatlas.directory.models import Answer, Event, Status, VolunteerRole
from sozialatlas.search.documents import moments, places, related
from sozialatlas.search.documents.care import care
from sozialatlas.search.documents.places import Place
from sozialatlas.search.documents.record import Record, Serves, Terms, Whereabouts
from sozialatlas.search.documents.rows import Kept
from sozialatlas.search.requests import EVENT, VOLUNTEER_ROLE

Owner = TypeVar("Owner", bound=Model)


@dataclass(slots=True)
class _Activity(Kept):
    """What both have in common."""

    name: str
    summary: str
    description: str
    is_online: bool
    organization_id: uuid.UUID
    organization__name: str


@dataclass(slots=True)
class _Event(_Activity):
    is_free: str
    starts_at: dt.datetime
    ends_at: dt.datetime | None
    rrule: str
    exdates: list[str]


@dataclass(slots=True)
class _Role(_Activity):
    skills: str
    commitment: str
    availability: list[str]
    abilities: list[str]

    def asked_for(self, terms: Terms) -> Terms:
        """Return the terms with what volunteers ask for."""
        return replace(
            terms,
            commitments=(self.commitment,) if self.commitment else (),
            availability=tuple(self.availability),
            abilities=tuple(self.abilities),
        )


Row = TypeVar("Row", bound=_Activity)


def event_records(ids: frozenset[uuid.UUID]) -> list[Record]:
    """Return the records of events."""
    return [
        replace(
            record,
            is_free=event.is_free == Answer.YES,
            until=min(record.until, moments.end_of(event)),
            dated=event,
        )
        for record, event in _read(Event, EVENT, _Event, ids)
    ]


def role_records(ids: frozenset[uuid.UUID]) -> list[Record]:
    """Return the records of volunteer roles."""
    return [
        replace(record, texts=(*record.texts, role.skills), terms=role.asked_for(record.terms))
        for record, role in _read(VolunteerRole, VOLUNTEER_ROLE, _Role, ids)
    ]


def _read(
    model: type[Event | VolunteerRole],
    record_type: str,
    kind: type[Row],
    ids: frozenset[uuid.UUID],
) -> Iterator[tuple[Record, Row]]:
    """Yield what the records of both say of what is open among the ids, with its row."""
    chosen = model._default_manager.filter(pk__in=ids).exclude(status=Status.CLOSED)
    found = list(chosen.order_by("pk").values_list(*columns(kind), *places.COLUMNS))
    if not found:
        return
    own = len(columns(kind))
    things = [kind(*row[:own]) for row in found]
    # A location has a status: without one, there is no location.
    where = [None if row[own] is None else Place(*row[own:]) for row in found]
    keys = [thing.id for thing in things]
    terms = _terms(model._default_manager.filter(pk__in=keys), keys)
    features = related.features({place.id for place in where if place})
    translations = related.translations(keys)
    for thing, place in zip(things, where, strict=True):
        given = places.whereabouts(place, thing.name, features[place.id]) if place else None
        texts = (thing.summary, thing.description, *translations[thing.id])
        yield _record(record_type, thing, texts, terms[thing.id], given), thing


def _terms(things: QuerySet[Owner], keys: list[uuid.UUID]) -> dict[uuid.UUID, Terms]:
    topics = related.terms(things, "topics")
    audiences = related.terms(things, "audiences")
    return {key: Terms(topics=topics[key], audiences=audiences[key]) for key in keys}


def _record(
    record_type: str,
    thing: _Activity,
    texts: tuple[str, ...],
    terms: Terms,
    where: Whereabouts | None,
) -> Record:
    since, until = moments.span((thing,))
    return Record(
        id=thing.id,
        type=record_type,
        service_id=thing.id,
        organization_id=thing.organization_id,
        names=(thing.name,),
        texts=(*texts, thing.organization__name),
        terms=terms,
        where=where,
        serves=Serves(),
        is_free=False,
        is_by_phone=False,
        is_online=thing.is_online,
        is_at_home=False,
        hours="",
        since=since,
        until=until,
        care=care((thing,), paused_by=(thing,)),
    )
