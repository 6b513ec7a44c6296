"""How an entry is named in addresses and forms of these pages: its kind and its id."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sozialatlas.directory.models import RecordKind

KINDS = (RecordKind.SERVICE_AT_LOCATION, RecordKind.SERVICE, RecordKind.VOLUNTEER_ROLE)
"""What people are asked about: what the search finds, but for dates that pass by themselves."""


@dataclass(frozen=True, slots=True)
class Ref:
    """One entry."""

    kind: str
    id: uuid.UUID

    def __str__(self) -> str:
        return f"{self.kind}.{self.id}"


def ref_of(text: str) -> Ref | None:
    """Return the entry that a text names; None for one that names none."""
    kind, _dot, key = text.partition(".")
    if kind not in KINDS:
        return None
    try:
        return Ref(str(kind), uuid.UUID(key))
    except ValueError:
        return None
