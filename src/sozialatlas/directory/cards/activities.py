"""Cards of what is no service: events and volunteer roles."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping

from sozialatlas.directory.cards import related
from sozialatlas.directory.cards.card import EVENT, VOLUNTEER_ROLE, Card, Timing
from sozialatlas.directory.cards.placing import at
from sozialatlas.directory.models import Event, VolunteerRole


def events(ids: Collection[uuid.UUID]) -> list[Card]:
    """Return the cards of events."""
    if not ids:
        return []
    rows = Event.objects.filter(pk__in=ids)
    rows = rows.select_related("organization", "location__municipality").order_by("pk")
    topics = related.topic_codes(Event, ids)
    return [_event_card(event, topics) for event in rows]


def _event_card(event: Event, topics: Mapping[uuid.UUID, tuple[str, ...]]) -> Card:
    card = Card(
        id=event.pk,
        type=EVENT,
        thing_id=event.pk,
        name=event.name,
        organization=event.organization.name,
        summary=event.summary or event.description,
        status=event.status,
        is_free=event.is_free,
        is_online=event.is_online,
        verified_at=event.verified_at,
        topics=topics.get(event.pk, ()),
        timing=Timing(
            starts_at=event.starts_at,
            ends_at=event.ends_at,
            rrule=event.rrule,
            exdates=tuple(event.exdates),
        ),
    )
    return at(card, event.location) if event.location else card


def roles(ids: Collection[uuid.UUID]) -> list[Card]:
    """Return the cards of volunteer roles."""
    if not ids:
        return []
    rows = VolunteerRole.objects.filter(pk__in=ids)
    rows = rows.select_related("organization", "location__municipality").order_by("pk")
    topics = related.topic_codes(VolunteerRole, ids)
    return [_role_card(role, topics) for role in rows]


def _role_card(role: VolunteerRole, topics: Mapping[uuid.UUID, tuple[str, ...]]) -> Card:
    card = Card(
        id=role.pk,
        type=VOLUNTEER_ROLE,
        thing_id=role.pk,
        name=role.name,
        organization=role.organization.name,
        summary=role.summary or role.description,
        status=role.status,
        is_online=role.is_online,
        time_needed=role.time_needed,
        verified_at=role.verified_at,
        topics=topics.get(role.pk, ()),
    )
    return at(card, role.location) if role.location else card
