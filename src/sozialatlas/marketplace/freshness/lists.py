"""What somebody of the county sees before calling: the list, gathered by number."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from sozialatlas.accounts.models import User
from sozialatlas.marketplace.freshness import calling, shown
from sozialatlas.marketplace.freshness.due import entries
from sozialatlas.marketplace.freshness.models import Asking, Call, FreshnessSettings
from sozialatlas.marketplace.freshness.refs import Ref
from sozialatlas.marketplace.freshness.shown import Shown
from sozialatlas.marketplace.freshness.steps import Patience, Step

_MOST_BY_ONE_CALL = 60


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of the list, with its last call."""

    asking: Asking
    shown: Shown
    last: Call | None
    is_later: bool
    hidden_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Entries of one organization under one number, which is empty where none is known."""

    organization: str
    number: str
    rows: tuple[Row, ...]


def parties(askings: Sequence[Asking], today: dt.date) -> list[Party]:
    """Return entries in their order, those of one organization under one number together."""
    found = described(askings)
    last = _last_calls([each.record_id for each in askings])
    patience = FreshnessSettings.current().patience
    rows = (
        Row(
            each,
            found[ref],
            last.get(each.record_id),
            is_later=each.next_on is not None and each.next_on > today,
            hidden_on=_hidden_on(each, patience),
        )
        for each in askings
        if (ref := Ref(each.kind, each.record_id)) in found
    )
    by_call: defaultdict[tuple[uuid.UUID | int, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        by_call[_whose(row)].append(row)
    return [
        Party(organization, number, tuple(some))
        for (_key, organization, number), some in by_call.items()
    ]


def of_same_number(user: User, asking: Asking, entry: Shown) -> list[Row]:
    """Return the other entries that one call settles: of one organization, under one number."""
    if not entry.numbers or asking.organization_id is None:
        return []
    rows = calling.visible_to(user).filter(organization_id=asking.organization_id)
    others = calling.in_order(rows.exclude(pk=asking.pk), timezone.localdate())
    found = parties(list(others[:_MOST_BY_ONE_CALL]), timezone.localdate())
    return [row for party in found if party.number == entry.numbers[0] for row in party.rows]


def described(askings: Sequence[Asking]) -> dict[Ref, Shown]:
    """Return what entries say that are to be confirmed, hidden ones as well."""
    refs = [Ref(each.kind, each.record_id) for each in askings]
    now = timezone.now()
    return shown.described(list(entries(now, refs, is_any_status=True)), at=now)


def _whose(row: Row) -> tuple[uuid.UUID | int, str, str]:
    number = next(iter(row.shown.numbers), "")
    organization_id = row.asking.organization_id
    return organization_id or row.asking.pk, row.shown.organization, number


def _hidden_on(asking: Asking, patience: Patience) -> dt.date | None:
    """Return the announced day, where there is one."""
    if asking.step != Step.NOTICE or not patience.hide_days:
        return None
    return timezone.localdate(asking.at + dt.timedelta(days=patience.notice_days))


def _last_calls(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Call]:
    rows = Call.objects.filter(record_id__in=ids).order_by("at", "pk")
    return {row.record_id: row for row in rows}
