"""All public records with the moments at which they appeared and were last changed."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from sozialatlas.directory.cards import SERVICE
from sozialatlas.directory.moments import latest
from sozialatlas.exchange import public_things

_PARTS = ("", "service__", "location__")


@dataclass(frozen=True, slots=True)
class Changed:
    """A record, the thing that it stands for, and when that appeared and was last changed.

    `changed_at` is when a person or a source changed what is said; where nobody has, when it
    appeared. The thing of a service at a place is the service.
    """

    record_id: uuid.UUID
    thing_id: uuid.UUID
    type: str
    created_at: dt.datetime
    changed_at: dt.datetime


def public(kind: str, today: dt.date) -> Iterator[Changed]:
    """Yield all public records of a type.

    All, because to read them costs less than to send thousands of ids as a condition.
    """
    if kind != SERVICE:
        yield from _rows(public_things.OF_KIND[kind](today), kind, ("",), "pk")
        return
    yield from _rows(public_things.links(today), kind, _PARTS, "service_id")
    yield from _rows(public_things.lone_services(today), kind, ("",), "pk")


def _rows(
    rows: QuerySet[Model], kind: str, parts: tuple[str, ...], thing: str
) -> Iterator[Changed]:
    created = "service__created_at" if len(parts) > 1 else "created_at"
    changes = [f"{part}content_changed_at" for part in parts]
    columns = rows.order_by().values_list("pk", thing, created, *changes)
    for record_id, thing_id, created_at, *moments in columns.iterator(chunk_size=2_000):
        changed_at = latest(*moments) or created_at
        yield Changed(record_id, thing_id, kind, min(created_at, changed_at), changed_at)
