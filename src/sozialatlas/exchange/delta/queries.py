"""What changed since a moment, and what came to its end."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Max, Model, Q, QuerySet
from django.utils import timezone

from sozialatlas.directory import queries as directory
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import RecordKind
from sozialatlas.exchange import public_things
from sozialatlas.exchange.models import PublicChange

_BATCH = 500
# So many ids are looked up one by one; of more the database makes a list of its own.
_FEW = 500
# Whoever asks again with the moment of their last answer must not miss a change that was still
# being written then: no transaction of ours takes this long.
OVERLAP = dt.timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Ended:
    """A thing that is no longer public; `went_into` is the one that it was merged into."""

    kind: str
    id: uuid.UUID
    at: dt.datetime
    went_into: uuid.UUID | None


def changed_since(rows: QuerySet[Model], kind: str, since: dt.datetime) -> QuerySet[Model]:
    """Return those of the things whose public face may have changed since then."""
    noted = PublicChange.objects.filter(kind=kind, changed_at__gte=since).order_by()
    found = set(noted.values_list("record_id", flat=True).distinct()[: _FEW + 1])
    if len(found) > _FEW:
        return rows.filter(Q(pk__in=noted.values("record_id")) | _appeared(kind, since))
    for condition in _appearing(kind, since):
        things = KIND_OF[kind].model._default_manager.filter(condition).order_by()
        found.update(things.values_list("pk", flat=True))
    return rows.filter(pk__in=found)


def _appeared(kind: str, since: dt.datetime) -> Q:
    return reduce(or_, _appearing(kind, since))


def _appearing(kind: str, since: dt.datetime) -> Iterator[Q]:
    """Yield the conditions under which a thing may be seen from a day on that came since then."""
    days = (timezone.localdate(since), timezone.localdate())
    for prefix in _LAYERS[kind]:
        yield Q(**{f"{prefix}visible_from__range": days})


def asked_as_of(now: dt.datetime) -> dt.datetime:
    """Return the moment to ask with next time.

    After a quiet while it is the one after the newest change, so that the same data give the same
    answer; else it lies before now by as long as a change may still be being written.
    """
    newest = PublicChange.objects.order_by("-changed_at").values_list("changed_at", flat=True)
    last, settled = newest.first(), now - OVERLAP
    if last is None or last >= settled:
        return settled
    return last.replace(microsecond=0) + dt.timedelta(seconds=1)


def newest_changes(ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, dt.datetime]:
    """Return when things changed last, as far as that was noted."""
    rows = PublicChange.objects.filter(record_id__in=ids).order_by()
    newest = rows.values("record_id").annotate(newest=Max("changed_at"))
    return dict(newest.values_list("record_id", "newest"))


def ended_since(kind: str, since: dt.datetime) -> list[Ended]:
    """Return the things of a kind that were public and no longer are, the oldest end first."""
    ends = dict(_noted(kind, since)) | dict(_expired(kind, since))
    for start in range(0, len(keys := sorted(ends)), _BATCH):
        part = keys[start : start + _BATCH]
        public = public_things.OF_KIND[kind](timezone.localdate()).filter(pk__in=part)
        for key in public.order_by().values_list("pk", flat=True):
            del ends[key]
    merged = directory.merged_many(list(ends))
    found = (Ended(kind, key, at, merged.get(key)) for key, at in ends.items())
    return sorted(found, key=lambda each: (each.at, each.id))


def has_ended(kind: str, key: uuid.UUID) -> bool:
    """Return whether a thing that is not public now was one once."""
    noted = PublicChange.objects.filter(kind=kind, record_id=key)
    return noted.exists() or KIND_OF[kind].model._default_manager.filter(pk=key).exists()


_LAYERS: Mapping[str, tuple[str, ...]] = {
    RecordKind.ORGANIZATION: ("",),
    RecordKind.LOCATION: ("",),
    RecordKind.SERVICE: ("",),
    RecordKind.SERVICE_AT_LOCATION: ("", "service__", "location__"),
    RecordKind.EVENT: ("",),
    RecordKind.VOLUNTEER_ROLE: ("",),
}
"""The things on whose days it depends whether one of a kind is public."""


def _noted(kind: str, since: dt.datetime) -> Iterator[tuple[uuid.UUID, dt.datetime]]:
    rows = PublicChange.objects.filter(kind=kind, changed_at__gte=since).order_by()
    newest = rows.values("record_id").annotate(newest=Max("changed_at"))
    yield from newest.values_list("record_id", "newest")


def _expired(kind: str, since: dt.datetime) -> Iterator[tuple[uuid.UUID, dt.datetime]]:
    """Yield what was to be seen until a day that has passed since then, with the day after."""
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    days = (timezone.localdate(since) - dt.timedelta(days=1), yesterday)
    for prefix in _LAYERS[kind]:
        column = f"{prefix}visible_to"
        rows = KIND_OF[kind].model._default_manager.filter(**{f"{column}__range": days})
        for key, last in rows.order_by().values_list("pk", column):
            day_after = dt.datetime.combine(last + dt.timedelta(days=1), dt.time())
            yield key, timezone.make_aware(day_after)
