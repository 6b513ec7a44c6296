"""The counts of each day, for the board and its trend."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db import transaction

from sozialatlas.marketplace.quality.models import EntryState, Snapshot

DAYS_KEPT = 100
_OF_PROVIDERS = dt.timedelta(weeks=5)
"""As far as the board compares with."""
_BATCH = 400
_MONDAY_IN_DJANGO = 2
_Dimension = Snapshot.Dimension


def keep(states: Sequence[EntryState], today: dt.date, views: Mapping[uuid.UUID, int]) -> None:
    """Write the counts of a day, in place of earlier ones of the same day.

    Providers are many: of them the last day is kept and the Mondays of five weeks, of the rest the
    last hundred days, and before them the Mondays.
    """
    rows = [
        _snapshot(key, counts, today) for key, counts in sorted(_counted(states, views).items())
    ]
    with transaction.atomic():
        Snapshot.objects.filter(measured_on=today).delete()
        of_providers = Snapshot.objects.filter(dimension=_Dimension.ORGANIZATION)
        of_providers.exclude(measured_on__week_day=_MONDAY_IN_DJANGO).delete()
        of_providers.filter(measured_on__lt=today - _OF_PROVIDERS).delete()
        Snapshot.objects.bulk_create(rows, batch_size=_BATCH)
    old = Snapshot.objects.filter(measured_on__lt=today - dt.timedelta(days=DAYS_KEPT))
    old.exclude(measured_on__week_day=_MONDAY_IN_DJANGO).delete()


_Key = tuple[str, str, str]


def _counted(
    states: Iterable[EntryState], views: Mapping[uuid.UUID, int]
) -> dict[_Key, list[int]]:
    found: defaultdict[_Key, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0, 0])
    for row in states:
        unverified = 0 if row.is_verified else views.get(row.record_id, 0)
        flags = (1, row.is_complete, row.is_verified, row.is_reachable, row.is_placed, unverified)
        for key in _keys(row):
            counts = found[key]
            for at, flag in enumerate(flags):
                counts[at] += flag
    return found


def _keys(row: EntryState) -> Iterator[_Key]:
    yield _Dimension.AREA, row.area_key, ""
    yield _Dimension.ORGANIZATION, row.area_key, str(row.organization_id)
    for code in row.topics.strip("|").split("|") if row.topics else ():
        yield _Dimension.TOPIC, row.area_key, code


def _snapshot(key: _Key, counts: Sequence[int], today: dt.date) -> Snapshot:
    total, complete, verified, reachable, placed, unverified = counts
    dimension, area_key, code = key
    return Snapshot(
        measured_on=today,
        dimension=dimension,
        area_key=area_key,
        key=code,
        total=total,
        complete=complete,
        verified=verified,
        reachable=reachable,
        placed=placed,
        unverified_view_count=unverified,
    )
