"""What readers of an entry have to know: which of its parts nobody has confirmed for too long."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sozialatlas.marketplace.freshness.decay import What
from sozialatlas.marketplace.freshness.due import Entry, entries
from sozialatlas.marketplace.freshness.refs import KINDS, Ref


@dataclass(frozen=True, slots=True)
class Aged:
    """When a part was last confirmed, and how long that would have counted."""

    confirmed: dt.datetime
    lasts: dt.timedelta


Overdue = Mapping[What, Aged]
"""The parts of an entry that were confirmed, but too long ago."""


def overdue(ids: Collection[uuid.UUID], now: dt.datetime) -> Mapping[uuid.UUID, Overdue]:
    """Return the overdue parts of the entries among some ids; fresh entries are left out."""
    refs = frozenset(Ref(kind.value, each) for each in ids for kind in KINDS)
    found = {each.ref.id: _aged(each) for each in entries(now, refs, is_any_status=True)}
    return {each: parts for each, parts in found.items() if parts}


def _aged(entry: Entry) -> Overdue:
    return {
        each.what: Aged(confirmed, each.since - confirmed)
        for each in entry.due
        if each.since is not None and (confirmed := entry.dates.last(each.what)) is not None
    }
