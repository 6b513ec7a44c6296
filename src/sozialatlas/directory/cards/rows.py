"""What services, events and volunteer roles say of themselves on a card, read as columns."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from sozialatlas.directory.cards.card import Card
from sozialatlas.directory.cards.related import Topics


@dataclass(slots=True)
class Row:
    """What all three have in common; the fields of a row are columns of its table."""

    id: uuid.UUID
    name: str
    organization__name: str
    summary: str
    description: str
    status: str
    is_online: bool
    verified_at: dt.datetime | None

    def card(self, record_type: str, topics: Topics) -> Card:
        """Return the beginning of a card; each type adds what only it has, and where it is."""
        return Card(
            id=self.id,
            type=record_type,
            thing_id=self.id,
            name=self.name,
            organization=self.organization__name,
            summary=self.summary or self.description,
            status=self.status,
            is_online=self.is_online,
            verified_at=self.verified_at,
            topics=topics.get(self.id, ()),
        )
