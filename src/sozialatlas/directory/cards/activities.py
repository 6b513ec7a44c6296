"""Cards of what is no service: events and volunteer roles."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from sozialatlas.core.rows import columns
from sozialatlas.directory.cards import placing, related
from sozialatlas.directory.cards.card import EVENT, VOLUNTEER_ROLE, Card, Timing
from sozialatlas.directory.cards.placing import Place
from sozialatlas.directory.cards.rows import Row
from sozialatlas.directory.models import Event, VolunteerRole


@dataclass(slots=True)
class _Event(Row):
    is_free: str
    starts_at: dt.datetime
    ends_at: dt.datetime | None
    rrule: str
    exdates: list[str]

    @property
    def timing(self) -> Timing:
        return Timing(
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            rrule=self.rrule,
            exdates=tuple(self.exdates),
        )


@dataclass(slots=True)
class _Role(Row):
    time_needed: str


Activity = TypeVar("Activity", _Event, _Role)


def events(ids: Collection[uuid.UUID]) -> list[Card]:
    """Return the cards of events."""
    return [
        replace(card, is_free=row.is_free, timing=row.timing)
        for card, row in _read(Event, EVENT, _Event, ids)
    ]


def roles(ids: Collection[uuid.UUID]) -> list[Card]:
    """Return the cards of volunteer roles."""
    return [
        replace(card, time_needed=row.time_needed)
        for card, row in _read(VolunteerRole, VOLUNTEER_ROLE, _Role, ids)
    ]


def _read(
    model: type[Event | VolunteerRole],
    record_type: str,
    kind: type[Activity],
    ids: Collection[uuid.UUID],
) -> Iterator[tuple[Card, Activity]]:
    """Yield what the cards of both say, with the row for the rest."""
    if not ids:
        return
    topics = related.topic_codes(model, ids)
    own = columns(kind)
    rows = model._default_manager.filter(pk__in=ids).order_by("pk")
    for values in rows.values_list(*own, *placing.COLUMNS):
        row, place = kind(*values[: len(own)]), Place(*values[len(own) :])
        yield placing.at(row.card(record_type, topics), place), row
