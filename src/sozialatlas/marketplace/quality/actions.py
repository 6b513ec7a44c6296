"""Writes findings: what is new, what is mended, and what somebody says is right as it is."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.marketplace.proposals.placing import common_area
from sozialatlas.marketplace.quality import checking, landscape, measuring, snapshots
from sozialatlas.marketplace.quality.checks.found import Found
from sozialatlas.marketplace.quality.errors import AlreadyGone
from sozialatlas.marketplace.quality.landscape import Landscape, Spot
from sozialatlas.marketplace.quality.models import LONGEST_VALUE, Finding, topic_words
from sozialatlas.marketplace.quality.problems import RULES

_BATCH = 400
_OF_SPOT = (
    "title",
    "organization_id",
    "area_key",
    "topics",
    "entry_count",
    "view_count",
    "detail",
)

_T = TypeVar("_T")
_Key = tuple[str, str, uuid.UUID, str, str]


@dataclass(frozen=True, slots=True)
class Renewed:
    """What a run changed."""

    new: int
    gone: int
    standing: int


def check(name: str, *, at: dt.datetime, today: dt.date) -> Renewed:
    """Run one check, and make its findings those of now."""
    seen = landscape.read(today)
    return renew(name, checking.run(name, seen, at), seen, at=at)


def measure(*, at: dt.datetime, today: dt.date) -> int:
    """Note how each entry stands after all findings, and the counts of the day."""
    seen = landscape.read(today)
    states = measuring.states(seen, at)
    measuring.keep(states)
    snapshots.keep(states, today, {each.record_id: seen.views_of(each) for each in seen.entries})
    return len(states)


def renew(name: str, found: Iterable[Found], seen: Landscape, *, at: dt.datetime) -> Renewed:
    """Make the standing findings of a check exactly those found; in batches, each for itself.

    What is found again keeps its day, and that somebody said it is right so.
    """
    standing = {_key(row): row for row in Finding.objects.standing().filter(check_code=name)}
    everywhere = common_area({entry.area_key for entry in seen.entries})
    wanted = {_key(row): row for row in (_row(each, seen, everywhere, at) for each in found)}
    new = [row for key, row in wanted.items() if key not in standing]
    gone = [row.pk for key, row in standing.items() if key not in wanted]
    _moved(standing, wanted)
    for at_once in _batches(new):
        Finding.objects.bulk_create(at_once, ignore_conflicts=True)
    for ids in _batches(gone):
        Finding.objects.filter(pk__in=ids, gone_at=None).update(gone_at=at)
    return Renewed(len(new), len(gone), len(wanted))


def _key(row: Finding) -> _Key:
    return row.problem, row.kind, row.record_id, row.field, row.value


def _row(found: Found, seen: Landscape, everywhere: str, at: dt.datetime) -> Finding:
    kind, record_id = found.thing
    spot = seen.spots.get(found.thing) or Spot(found.detail, None, {everywhere})
    rule = RULES[found.problem]
    return Finding(
        check_code=rule.check,
        problem=found.problem,
        severity=rule.severity,
        kind=kind,
        record_id=record_id,
        field=found.field,
        value=found.value[:LONGEST_VALUE],
        detail=found.detail[:LONGEST_VALUE],
        title=spot.title[:250],
        organization_id=spot.organization_id,
        area_key=spot.area_key,
        topics=topic_words(frozenset(spot.topics)),
        entry_count=spot.entry_count,
        view_count=spot.view_count,
        found_at=at,
    )


def _moved(standing: Mapping[_Key, Finding], wanted: Mapping[_Key, Finding]) -> None:
    """Write anew where a finding belongs, if the record has moved meanwhile."""
    changed = []
    for key in standing.keys() & wanted.keys():
        old, new = standing[key], wanted[key]
        if any(getattr(old, name) != getattr(new, name) for name in _OF_SPOT):
            for name in _OF_SPOT:
                setattr(old, name, getattr(new, name))
            changed.append(old)
    Finding.objects.bulk_update(changed, _OF_SPOT, batch_size=100)


def _batches(rows: Sequence[_T]) -> Iterable[Sequence[_T]]:
    return (rows[at : at + _BATCH] for at in range(0, len(rows), _BATCH))


def accept(finding: Finding, *, by: User, at: dt.datetime) -> Finding:
    """Note that somebody says it is right so; once is enough.

    Raises: AlreadyGone, for what is mended meanwhile.
    """
    with transaction.atomic():
        row = Finding.objects.select_for_update(of=("self",)).get(pk=finding.pk)
        if row.gone_at is not None:
            raise AlreadyGone
        if row.accepted_at is None:
            row.accepted_at, row.accepted_by = at, by
            row.save(update_fields=["accepted_at", "accepted_by"])
        return row


def reopen(finding: Finding) -> None:
    """Let a finding count again that somebody had said is right so."""
    Finding.objects.filter(pk=finding.pk).update(accepted_at=None, accepted_by=None)
