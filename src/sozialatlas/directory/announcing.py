"""Tells the rooms above which things changed, and whose public face may have changed by that."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable

from sozialatlas.directory import queries, signals

Thing = tuple[str, uuid.UUID]


def announce(things: Iterable[Thing], *, also: Collection[uuid.UUID] = ()) -> None:
    """Tell of things by kind and id; `also` are records that hung on them before.

    Call it inside the transaction of the change, once the rows say what they will say.
    """
    touched = frozenset(things)
    ids = queries.record_ids_of(touched) | frozenset(also)
    signals.records_changed.send(sender=None, record_ids=ids, things=touched)
