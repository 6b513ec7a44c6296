"""Which of the found records are new or changed last."""

from __future__ import annotations

import datetime as dt
import heapq
import uuid
from collections.abc import Collection

from sozialatlas.exchange import changed_things
from sozialatlas.exchange.changed_things import Changed


def newest(
    found: Collection[uuid.UUID], types: Collection[str], today: dt.date, most: int
) -> list[Changed]:
    """Return those of the found records that changed last, the newest first.

    A service at several places is one thing: it stands where it changed last.
    """
    things: dict[uuid.UUID, Changed] = {}
    for one in (each for kind in types for each in changed_things.public(kind, today)):
        if one.record_id not in found:
            continue
        known = things.get(one.thing_id)
        if known is None or _order(one) > _order(known):
            things[one.thing_id] = one
    return heapq.nlargest(most, things.values(), key=_order)


def _order(one: Changed) -> tuple[dt.datetime, uuid.UUID]:
    return one.changed_at, one.record_id
