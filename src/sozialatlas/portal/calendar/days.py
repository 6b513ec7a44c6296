"""What takes place day by day: what lasts for days stands on each of them, weeks stand apart."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sozialatlas.portal.calendar.occasions import Occasion

LONG_DAYS = 8
"""An exhibition of a month on each of its days would hide what is on that day only."""


@dataclass(frozen=True, slots=True)
class Days:
    """Occasions by the days on which they take place; `long` ones last for weeks."""

    by_day: Mapping[dt.date, tuple[Occasion, ...]]
    long: tuple[Occasion, ...]

    @property
    def count(self) -> int:
        """How many different occasions there are."""
        shown = {(each.event_id, each.starts_at) for day in self.by_day.values() for each in day}
        return len(shown) + len(self.long)

    def cut(self, most: int) -> Days:
        """Return the first days that together hold no more than so many lines, at least one."""
        kept: dict[dt.date, tuple[Occasion, ...]] = {}
        count = 0
        for day, occasions in self.by_day.items():
            count += len(occasions)
            if kept and count > most:
                break
            kept[day] = occasions
        return Days(kept, self.long)


def spread(
    occasions: Iterable[Occasion], first: dt.date, last: dt.date, *, since: dt.datetime | None
) -> Days:
    """Return occasions day by day between two days; `since` leaves out what is over by then."""
    by_day: dict[dt.date, list[Occasion]] = defaultdict(list)
    long = []
    for each in occasions:
        if since is not None and each.ends_at.astimezone(dt.UTC) <= since.astimezone(dt.UTC):
            continue
        if each.days >= LONG_DAYS:
            long.append(each)
            continue
        for number in range(each.days):
            day = each.first_day + dt.timedelta(days=number)
            if first <= day <= last:
                by_day[day].append(each)
    return Days({day: _ordered(day, by_day[day]) for day in sorted(by_day)}, tuple(long))


def _ordered(day: dt.date, occasions: Iterable[Occasion]) -> tuple[Occasion, ...]:
    """Return what begins on a day by the hour, then what goes on from the days before."""
    return tuple(sorted(occasions, key=lambda each: each.first_day < day))
