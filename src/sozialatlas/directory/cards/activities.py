"""Cards of what is no service: events and volunteer roles."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import NamedTuple

from sozialatlas.directory.cards import placing, related
from sozialatlas.directory.cards.card import EVENT, VOLUNTEER_ROLE, Card, Timing
from sozialatlas.directory.cards.placing import Place
from sozialatlas.directory.models import Event, VolunteerRole

_OF_EVENTS = ("is_free", "starts_at", "ends_at", "rrule", "exdates")
_OF_ROLES = ("time_needed",)


class _Row(NamedTuple):
    """What both have in common, as columns."""

    id: uuid.UUID
    name: str
    organization__name: str
    summary: str
    description: str
    status: str
    is_online: bool
    verified_at: dt.datetime | None


_PLACE_FROM = len(_Row._fields)
_PLACE_TO = _PLACE_FROM + len(placing.COLUMNS)


def events(ids: Collection[uuid.UUID]) -> list[Card]:
    """Return the cards of events."""
    return _cards(Event, EVENT, ids, _OF_EVENTS, _event)


def _event(
    card: Card,
    is_free: str,
    starts_at: dt.datetime,
    ends_at: dt.datetime | None,
    rrule: str,
    exdates: list[str],
) -> Card:
    timing = Timing(starts_at=starts_at, ends_at=ends_at, rrule=rrule, exdates=tuple(exdates))
    return replace(card, is_free=is_free, timing=timing)


def roles(ids: Collection[uuid.UUID]) -> list[Card]:
    """Return the cards of volunteer roles."""
    return _cards(VolunteerRole, VOLUNTEER_ROLE, ids, _OF_ROLES, _role)


def _role(card: Card, time_needed: str) -> Card:
    return replace(card, time_needed=time_needed)


def _cards(
    model: type[Event | VolunteerRole],
    type_: str,
    ids: Collection[uuid.UUID],
    own: tuple[str, ...],
    complete: Callable[..., Card],
) -> list[Card]:
    """Return the cards of one kind; `complete` adds what its `own` columns say."""
    if not ids:
        return []
    topics = related.topic_codes(model, ids)
    rows = model._default_manager.filter(pk__in=ids).order_by("pk")
    found = []
    for row in rows.values_list(*_Row._fields, *placing.COLUMNS, *own):
        common, place = _Row(*row[:_PLACE_FROM]), Place(*row[_PLACE_FROM:_PLACE_TO])
        found.append(complete(_card(type_, common, place, topics), *row[_PLACE_TO:]))
    return found


def _card(type_: str, row: _Row, place: Place, topics: related.Topics) -> Card:
    card = Card(
        id=row.id,
        type=type_,
        thing_id=row.id,
        name=row.name,
        organization=row.organization__name,
        summary=row.summary or row.description,
        status=row.status,
        is_online=row.is_online,
        verified_at=row.verified_at,
        topics=topics.get(row.id, ()),
    )
    return placing.at(card, place)
