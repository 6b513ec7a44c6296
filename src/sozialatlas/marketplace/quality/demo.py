"""Findings and measured days for the fictional demo county, so that its board is not empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone

from sozialatlas.marketplace.quality import actions
from sozialatlas.marketplace.quality.models import Snapshot
from sozialatlas.marketplace.quality.problems import Check

WEEKS = 12
# How many of a hundred entries stood worse each week before, by measure.
_WORSE = {"complete": 0.6, "verified": 1.1, "reachable": 0.2, "placed": 0.4}


def fill(now: dt.datetime) -> int:
    """Check and measure all entries; invent the weeks before. Does nothing where days are kept.

    Links are not asked: the addresses of the demo county are invented.
    """
    if Snapshot.objects.exists():
        return 0
    today = timezone.localdate(now)
    for name in Check.values:
        actions.check(name, at=now, today=today)
    count = actions.measure(at=now, today=today)
    areas = list(Snapshot.objects.filter(measured_on=today, dimension="area"))
    Snapshot.objects.bulk_create(_earlier(areas, today), batch_size=100)
    return count


def _earlier(areas: list[Snapshot], today: dt.date) -> Iterator[Snapshot]:
    for weeks in range(1, WEEKS + 1):
        for row in areas:
            values = {
                code: max(getattr(row, code) - round(row.total * weeks * worse / 100), 0)
                for code, worse in _WORSE.items()
            }
            day = today - dt.timedelta(weeks=weeks)
            yield Snapshot(
                measured_on=day,
                dimension=row.dimension,
                area_key=row.area_key,
                total=row.total,
                **values,
            )
