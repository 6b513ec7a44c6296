"""Which of the found records are new or changed last."""

from __future__ import annotations

import datetime as dt
import heapq
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from sozialatlas.directory.cards import SERVICE
from sozialatlas.directory.moments import latest
from sozialatlas.exchange import public_things

_PARTS = ("", "service__", "location__")


@dataclass(frozen=True, slots=True)
class Changed:
    """A record, the thing that it stands for, and when that appeared and was last changed.

    A service at several places is one thing: it stands where it changed last.
    """

    record_id: uuid.UUID
    thing_id: uuid.UUID
    type: str
    created_at: dt.datetime
    changed_at: dt.datetime


def newest(
    found: Collection[uuid.UUID], types: Collection[str], today: dt.date, most: int
) -> list[Changed]:
    """Return those of the found records that changed last, the newest first."""
    things: dict[uuid.UUID, Changed] = {}
    for one in (each for kind in sorted(types) for each in _of_type(kind, today)):
        if one.record_id not in found:
            continue
        known = things.get(one.thing_id)
        if known is None or _order(one) > _order(known):
            things[one.thing_id] = one
    return heapq.nlargest(most, things.values(), key=_order)


def _order(one: Changed) -> tuple[dt.datetime, uuid.UUID]:
    return one.changed_at, one.record_id


def _of_type(kind: str, today: dt.date) -> Iterator[Changed]:
    """Yield all public records of a type: far fewer bytes than their ids as a condition."""
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
