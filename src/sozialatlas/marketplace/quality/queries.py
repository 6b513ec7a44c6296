"""Reads the board from the counts of last night, within somebody's reach."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models import Count, F, Max, Q, Sum

from sozialatlas.accounts.queries import ReviewingReach
from sozialatlas.directory.models import Organization, Topic
from sozialatlas.marketplace.quality.models import (
    EntryState,
    EntryStateQuerySet,
    Finding,
    FindingQuerySet,
    Snapshot,
    SnapshotQuerySet,
    has_topic,
)
from sozialatlas.marketplace.quality.problems import RULES, Problem, Severity
from sozialatlas.marketplace.quality.shares import CODES, Counts, Share
from sozialatlas.marketplace.quality.trend import Day
from sozialatlas.marketplace.quality.wishes import Wish
from sozialatlas.places.models import Area

TREND_DAYS = 90
_BEFORE = dt.timedelta(weeks=4)
ACTIONS = 10
MOST_TO_ASK = 4
"""Providers to ask: more of them would leave no room for what is wrong."""
LEAST_OF_ONE = 5
"""From so many entries on it is worth one call to the provider."""
# What is only nicer counts half of what leads people astray.
_WEIGHTS = {Severity.SERIOUS: 2, Severity.MINOR: 1}
_COLUMNS = ("total", *CODES)
# Not the names of the columns themselves, which an annotation may not take.
_SUMS = {f"sum_{code}": Sum(code) for code in _COLUMNS}
_MISSING = Sum(F("total") * len(CODES) - sum((F(code) for code in CODES[1:]), F(CODES[0])))
_Dimension = Snapshot.Dimension


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the board's table."""

    key: str
    name: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Earlier:
    """How lines stood on an earlier day, by their keys."""

    on: dt.date
    counts: Mapping[str, Counts]

    def change(self, key: str, share: Share) -> int:
        """Return by how many points of a hundred a share went up since then, or down."""
        before = self.counts.get(key)
        if before is None:
            return 0
        was = next(each for each in before.shares if each.measure == share.measure)
        return round(100 * share.share) - round(100 * was.share)


@dataclass(frozen=True, slots=True)
class Part:
    """The provider whose entries gain, or most of whose do, and how many."""

    organization_id: uuid.UUID
    entry_count: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do that helps, and how many entries gain.

    With a problem it is about all of it within reach, and `part` is where there is most of it;
    without one it is to ask the provider of `part` whether all is still true.
    """

    problem: Problem | None
    finding_count: int
    entry_count: int
    part: Part | None = None


def is_whole(reach: ReviewingReach) -> bool:
    """Return whether all topics of the places are within reach."""
    return all(not task.topic for task in reach.tasks)


def measured_on() -> dt.date | None:
    """Return the day of the last counts."""
    rows = Snapshot.objects.filter(dimension=_Dimension.AREA)
    found: dt.date | None = rows.aggregate(day=Max("measured_on"))["day"]
    return found


def totals(reach: ReviewingReach, day: dt.date) -> Counts:
    """Return the counts of all entries within reach.

    Who looks after some topics only gets them from the entries: one with two topics counts once.
    """
    if is_whole(reach):
        return _counts(_rows(_Dimension.AREA, day).within(reach).aggregate(**_SUMS))
    flags = {code: Count("pk", filter=Q(**{f"is_{code}": True})) for code in CODES}
    told = EntryStateQuerySet(EntryState).within(reach).aggregate(total=Count("pk"), **flags)
    return Counts(told["total"], tuple(told[code] for code in CODES))


def days(reach: ReviewingReach, until: dt.date) -> list[Day]:
    """Return the counts of the last ninety days; none where only some topics are in reach."""
    if not is_whole(reach):
        return []
    since = until - dt.timedelta(days=TREND_DAYS)
    rows = SnapshotQuerySet(Snapshot).filter(
        dimension=_Dimension.AREA, measured_on__gte=since, measured_on__lte=until
    )
    found = rows.within(reach).order_by("measured_on").values("measured_on").annotate(**_SUMS)
    return [Day(row["measured_on"], _counts(dict(row))) for row in found]


def by_area(reach: ReviewingReach, day: dt.date) -> list[Line]:
    """Return a line for each municipality, by name; entries without a place last."""
    rows = _rows(_Dimension.AREA, day).within(reach)
    counted = _counted(rows, "area_key")
    names = area_names(counted)
    lines = [Line(key, names.get(key, key), counts) for key, counts in counted.items()]
    return sorted(lines, key=lambda line: (not line.key, line.name, line.key))


def by_topic(reach: ReviewingReach, day: dt.date, group: str) -> list[Line]:
    """Return a line for each group of topics, or for each topic of one group, in their order."""
    counted = _counted(_rows(_Dimension.TOPIC, day).about(reach), "key")
    topics = Topic.objects.filter(parent__code=group) if group else Topic.objects.all()
    if not group and is_whole(reach):
        topics = topics.filter(parent=None)
    named = topics.filter(code__in=counted).order_by("order", "code")
    return [Line(topic.code, topic.label, counted[topic.code]) for topic in named]


def earlier(
    reach: ReviewingReach, day: dt.date, dimension: str, keys: Iterable[str]
) -> Earlier | None:
    """Return how lines stood at least four weeks before a day; None where nobody measured then."""
    measured = Snapshot.objects.filter(dimension=dimension, measured_on__lte=day - _BEFORE)
    on = measured.aggregate(newest=Max("measured_on"))["newest"]
    if on is None:
        return None
    rows = _rows(dimension, on)
    rows = rows.about(reach) if dimension == _Dimension.TOPIC else rows.within(reach)
    column = "area_key" if dimension == _Dimension.AREA else "key"
    return Earlier(on, _counted(rows.filter(**{f"{column}__in": list(keys)}), column))


def organization_count(reach: ReviewingReach, day: dt.date) -> int:
    """Return how many providers have entries within reach."""
    return _rows(_Dimension.ORGANIZATION, day).within(reach).values("key").distinct().count()


def by_organization(
    reach: ReviewingReach, day: dt.date, *, first: int = 0, most: int | None = None
) -> list[Line]:
    """Return a line for each provider, or for some of them; those first where most is missing."""
    rows = _rows(_Dimension.ORGANIZATION, day).within(reach)
    summed = rows.order_by().values("key").annotate(**_SUMS, missing=_MISSING)
    chosen = summed.order_by("-missing", "key")
    found = list(chosen[first:] if most is None else chosen[first : first + most])
    names = organization_names(uuid.UUID(row["key"]) for row in found)
    return [
        Line(row["key"], names.get(uuid.UUID(row["key"]), row["key"]), _counts(dict(row)))
        for row in found
    ]


def helpful(reach: ReviewingReach, day: dt.date) -> list[Step]:
    """Return the ten things to do that most people notice, misleading ones counting twice.

    What is opened most comes first, and where that is not known, what most entries gain by.
    """
    found = FindingQuerySet(Finding).to_do().within(reach).order_by()
    summed = found.values_list("problem").annotate(
        count=Count("pk"), gain=Sum("entry_count"), views=Sum("view_count")
    )
    mostly = _mostly(found)
    steps = [
        (
            _weight(problem, views, gain),
            Step(Problem(problem), count, gain, mostly.get(problem)),
        )
        for problem, count, gain, views in summed
    ]
    steps += _unverified(reach, day)
    ranked = sorted(steps, key=lambda pair: (*pair[0], pair[1].problem or ""))
    return _named([step for _weight, step in ranked[:ACTIONS]])


def _weight(problem: str, views: int, gain: int) -> tuple[int, int]:
    """Return what sorts the heaviest first."""
    times = _WEIGHTS[RULES[problem].severity]
    return -times * views, -times * gain


def _mostly(found: FindingQuerySet) -> Mapping[str, Part]:
    """Return, by problem, the provider with the most entries concerned, if there are some."""
    rows = found.exclude(organization_id=None).values_list("problem", "organization_id")
    summed = rows.annotate(gain=Sum("entry_count")).filter(gain__gte=LEAST_OF_ONE)
    parts: dict[str, Part] = {}
    for problem, organization_id, gain in summed.order_by("-gain", "organization_id"):
        parts.setdefault(problem, Part(organization_id, gain))
    return parts


def _unverified(reach: ReviewingReach, day: dt.date) -> list[tuple[tuple[int, int], Step]]:
    """Return the providers to ask first whether all is still true."""
    rows = _rows(_Dimension.ORGANIZATION, day).within(reach).order_by().values_list("key")
    missing = rows.annotate(
        missing=Sum(F("total") - F("verified")), views=Sum("unverified_view_count")
    )
    found = missing.filter(missing__gt=0).order_by("-views", "-missing", "key")[:MOST_TO_ASK]
    return [
        ((-views, -count), Step(None, count, count, Part(uuid.UUID(key), count)))
        for key, count, views in found
    ]


def _named(steps: list[Step]) -> list[Step]:
    names = organization_names(step.part.organization_id for step in steps if step.part)
    return [
        replace(step, part=replace(step.part, name=names.get(step.part.organization_id, "")))
        if step.part
        else step
        for step in steps
    ]


def states(reach: ReviewingReach, wish: Wish) -> EntryStateQuerySet:
    """Return the entries that somebody asked for."""
    rows = EntryStateQuerySet(EntryState).within(reach).filter(_limits(wish))
    return rows.filter(**{f"is_{wish.lacking}": False}) if wish.lacking else rows


def findings(reach: ReviewingReach, wish: Wish) -> FindingQuerySet:
    """Return the findings that somebody asked for; those that are right so only on demand."""
    rows = FindingQuerySet(Finding).within(reach).filter(_limits(wish))
    rows = rows.filter(problem=wish.problem) if wish.problem else rows
    if wish.is_accepted:
        return rows.standing().exclude(accepted_at=None)
    return rows.to_do()


def misleading(which: Q) -> FindingQuerySet:
    """Return what leads people astray at some records, what is seen most first."""
    rows = FindingQuerySet(Finding).to_do().filter(which, severity=Severity.SERIOUS)
    return rows.order_by("-view_count", "found_at", "pk")


def _limits(wish: Wish) -> Q:
    limits = has_topic(wish.topic) if wish.topic else Q()
    if wish.organization:
        limits &= Q(organization_id=wish.organization)
    if wish.area is not None:
        limits &= Q(area_key=wish.area)
    return limits


def organization_names(ids: Iterable[uuid.UUID]) -> Mapping[uuid.UUID, str]:
    """Return the names of some providers."""
    return dict(Organization.objects.filter(pk__in=list(ids)).values_list("pk", "name"))


def area_names(keys: Iterable[str]) -> Mapping[str, str]:
    """Return the names of some areas of today; a municipality wins over a town of the same key."""
    rows = Area.objects.filter(key__in=list(keys), valid_to=None).order_by("-kind")
    return dict(rows.values_list("key", "name"))


def _rows(dimension: str, day: dt.date) -> SnapshotQuerySet:
    return SnapshotQuerySet(Snapshot).filter(dimension=dimension, measured_on=day)


def _counted(rows: SnapshotQuerySet, column: str) -> Mapping[str, Counts]:
    """Return the sums by one column."""
    found = rows.order_by().values(column).annotate(**_SUMS)
    return {row[column]: _counts(row) for row in found}


def _counts(row: Mapping[str, object]) -> Counts:
    """Return sums as counts; a sum of nothing is nothing."""
    total, *values = (int(str(row[name] or 0)) for name in _SUMS)
    return Counts(total, tuple(values))
