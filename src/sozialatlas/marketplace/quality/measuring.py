"""How each entry stands: complete, verified, reachable, placed (see docs/quality.md)."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Sequence

from django.db import transaction

from sozialatlas.directory.models import Location
from sozialatlas.directory.models.location import Precision
from sozialatlas.marketplace.freshness.models import FreshnessSettings, Interval, Verification
from sozialatlas.marketplace.quality.checks import contacts
from sozialatlas.marketplace.quality.landscape import Entry, Landscape, Thing
from sozialatlas.marketplace.quality.models import EntryState, Finding, topic_words
from sozialatlas.marketplace.quality.problems import Check, Problem

_USELESS = (
    Problem.LINK_BROKEN,
    Problem.LINK_ADDRESS,
    Problem.MAIL_SYNTAX,
    Problem.PHONE_INVALID,
    Problem.PHONE_AREA_CODE,
)
_BATCH = 400
_MEASURED = ("is_complete", "is_verified", "is_reachable", "is_placed")
_COLUMNS = ("kind", "page_id", "title", "organization_id", "area_key", "topics", *_MEASURED)


def states(seen: Landscape, now: dt.datetime) -> list[EntryState]:
    """Return how each entry stands, unsaved."""
    incomplete = _things(Finding.objects.to_do().filter(check_code=Check.TEXTS))
    reachable = _reachable(seen)
    placed, rules = _placed_locations(), _Rules()
    return [
        EntryState(
            kind=entry.kind,
            record_id=entry.record_id,
            page_id=entry.page_id,
            title=entry.title[:250],
            organization_id=entry.organization_id,
            area_key=entry.area_key,
            topics=topic_words(entry.topics),
            is_complete=incomplete.isdisjoint(_own(entry)),
            is_verified=rules.is_verified(entry, now),
            is_reachable=not reachable.isdisjoint(entry.owners),
            is_placed=_is_placed(entry, placed),
        )
        for entry in seen.entries
    ]


class _Rules:
    """For how long a whole entry holds, as the rules of freshness have it."""

    def __init__(self) -> None:
        self._days = FreshnessSettings.current().whole_days
        shorter = Interval.objects.filter(what=Verification.Part.WHOLE)
        self._shorter = list(shorter.values_list("topic__code", "area_key", "days"))

    def is_verified(self, entry: Entry, now: dt.datetime) -> bool:
        """Return whether somebody confirmed an entry within the shortest time that fits it."""
        fitting = [
            days
            for topic, area_key, days in self._shorter
            if (not topic or topic in entry.topics) and entry.area_key.startswith(area_key)
        ]
        limit = dt.timedelta(days=min([self._days, *fitting]))
        return entry.verified_at is not None and entry.verified_at > now - limit


def keep(found: Sequence[EntryState]) -> None:
    """Make the table hold exactly these states; only what differs is written."""
    known = {row.record_id: row for row in EntryState.objects.order_by()}
    wanted = {row.record_id: row for row in found}
    new = [row for pk, row in wanted.items() if pk not in known]
    changed = [_renewed(known[pk], row) for pk, row in wanted.items() if _differs(known, pk, row)]
    gone = [row.pk for pk, row in known.items() if pk not in wanted]
    for at in range(0, len(new), _BATCH):
        EntryState.objects.bulk_create(new[at : at + _BATCH])
    EntryState.objects.bulk_update(changed, _COLUMNS, batch_size=80)
    for at in range(0, len(gone), _BATCH):
        with transaction.atomic():
            EntryState.objects.filter(pk__in=gone[at : at + _BATCH]).delete()


def _differs(known: dict[uuid.UUID, EntryState], record_id: uuid.UUID, row: EntryState) -> bool:
    old = known.get(record_id)
    return old is not None and any(getattr(old, each) != getattr(row, each) for each in _COLUMNS)


def _renewed(old: EntryState, new: EntryState) -> EntryState:
    for name in _COLUMNS:
        setattr(old, name, getattr(new, name))
    return old


def _own(entry: Entry) -> tuple[Thing, ...]:
    return ((entry.kind, entry.page_id), *entry.owners)


def _things(findings: Iterable[Finding]) -> frozenset[Thing]:
    return frozenset((row.kind, row.record_id) for row in findings)


def _reachable(seen: Landscape) -> frozenset[Thing]:
    """Return the records with at least one way to reach them that is not known to be useless."""
    useless = frozenset(
        Finding.objects.to_do()
        .filter(problem__in=_USELESS)
        .values_list("kind", "record_id", "field", "value")
    )
    ways = contacts.read(seen)
    return frozenset(
        way.thing for way in ways if (*way.thing, way.field, way.value[:300]) not in useless
    )


def _placed_locations() -> frozenset[uuid.UUID]:
    """Return the places with an exact point in the right municipality, or known as secret."""
    wrong = Finding.objects.to_do().filter(problem=Problem.POINT_ELSEWHERE)
    rows = Location.objects.exclude(pk__in=wrong.values("record_id")).order_by()
    columns = ("pk", "lat", "precision", "is_confidential", "municipality_id")
    return frozenset(
        pk
        for pk, lat, precision, is_confidential, municipality_id in rows.values_list(*columns)
        if (lat is not None and precision == Precision.EXACT)
        or (is_confidential and municipality_id is not None)
    )


def _is_placed(entry: Entry, placed: Collection[uuid.UUID]) -> bool:
    return entry.location_id in placed if entry.location_id else entry.is_anywhere
