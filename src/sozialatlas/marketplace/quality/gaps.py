"""Topics under which people find nothing: anywhere, or in towns where most others offer it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sozialatlas.accounts.queries import ReviewingReach
from sozialatlas.directory.models import Topic
from sozialatlas.marketplace.quality.models import Snapshot, SnapshotQuerySet
from sozialatlas.places.models import Area

LEAST_OF_TOWN = 20
"""In a town with fewer entries most topics are missing, which tells nothing."""
MOST_SHOWN = 10
MOST_NAMED = 3
_Dimension = Snapshot.Dimension


@dataclass(frozen=True, slots=True)
class Gap:
    """A topic without an entry within reach, or lacking in at most half of the larger towns."""

    code: str
    name: str
    entry_count: int
    towns: tuple[str, ...]
    town_count: int

    @property
    def named(self) -> tuple[str, ...]:
        """The first of the towns, for a line."""
        return self.towns[:MOST_NAMED]

    @property
    def more(self) -> int:
        """How many towns a line does not name."""
        return len(self.towns) - len(self.named)


def gaps(reach: ReviewingReach, day: dt.date) -> list[Gap]:
    """Return the topics that lack somewhere, first those that lack most.

    Shape: one row a topic without topics below it. Missing: towns with fewer entries than
    `LEAST_OF_TOWN`.
    """
    rows = (
        SnapshotQuerySet(Snapshot).within(reach).filter(measured_on=day, dimension=_Dimension.AREA)
    )
    large = rows.exclude(area_key="").filter(total__gte=LEAST_OF_TOWN)
    keys = set(large.order_by().values_list("area_key", flat=True))
    named = Area.objects.filter(key__in=keys, valid_to=None).order_by("name", "key")
    towns = dict(named.values_list("key", "name"))
    counts = _counts(reach, day)
    groups = Topic.objects.filter(is_active=True).exclude(parent=None).values("parent")
    topics = Topic.objects.filter(is_active=True).exclude(pk__in=groups).order_by("order", "code")
    found = []
    for topic in topics:
        there = counts.get(topic.code, {})
        lacking = tuple(town for key, town in towns.items() if not there.get(key))
        # What most towns lack is an office of the county, or a house for all of them.
        if not there or 0 < len(lacking) <= len(towns) / 2:
            found.append(Gap(topic.code, topic.label, sum(there.values()), lacking, len(towns)))
    return sorted(found, key=lambda gap: (gap.entry_count > 0, -len(gap.towns)))


def _counts(reach: ReviewingReach, day: dt.date) -> dict[str, dict[str, int]]:
    rows = (
        SnapshotQuerySet(Snapshot).about(reach).filter(measured_on=day, dimension=_Dimension.TOPIC)
    )
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for code, area, total in rows.order_by().values_list("key", "area_key", "total"):
        found[code][area] = total
    return found
