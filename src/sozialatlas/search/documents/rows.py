"""What rows of records say of how they may be seen, and how they are kept."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from sozialatlas.directory.models import Status


@dataclass(slots=True)
class Seen:
    """Whether and when a thing may be seen; the fields of all rows are columns of their table."""

    status: str
    visible_from: dt.date | None
    visible_to: dt.date | None

    @property
    def is_open(self) -> bool:
        """Whether it is not closed for good."""
        return self.status != Status.CLOSED


@dataclass(slots=True)
class Kept(Seen):
    """A thing that was changed and checked."""

    id: uuid.UUID
    verified_at: dt.datetime | None
    content_changed_at: dt.datetime | None
