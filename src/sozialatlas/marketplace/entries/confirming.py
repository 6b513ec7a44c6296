"""Which entries of a person have to be confirmed, and confirming them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.directory import actions as directory
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import VerifiedHow
from sozialatlas.marketplace.freshness import actions as asking, due as freshness
from sozialatlas.marketplace.freshness.refs import KINDS, Ref
from sozialatlas.marketplace.membership.queries import records_of

_AT_ONCE = 400
"""So many entries are read together: SQLite bounds the variables of a statement."""


def due_of(user: User, now: dt.datetime) -> list[freshness.Entry]:
    """Return the entries that a person should look at again: hidden ones, then those due longest.

    Free places are left out: they are counted, not confirmed.
    """
    own = sorted(_refs(user), key=str)
    rows = [
        each
        for start in range(0, len(own), _AT_ONCE)
        for each in _due(own[start : start + _AT_ONCE], now)
    ]
    first = dt.datetime.min.replace(tzinfo=dt.UTC)
    return sorted(
        rows,
        key=lambda each: (not each.is_hidden, each.since or first, each.name, str(each.ref.id)),
    )


def _due(refs: Sequence[Ref], now: dt.datetime) -> Iterator[freshness.Entry]:
    hidden = asking.hidden(refs)
    for each in freshness.entries(now, hidden, is_any_status=True):
        yield replace(each, is_hidden=True)
    for each in freshness.entries(now, [each for each in refs if each not in hidden]):
        if each.is_serious:
            yield each


def _refs(user: User) -> frozenset[Ref]:
    records = records_of(user)
    return frozenset(
        Ref(str(kind), key)
        for kind in KINDS
        for key in records[kind].order_by().values_list("pk", flat=True)
    )


def confirm(user: User, refs: Collection[Ref], *, at: dt.datetime) -> int:
    """Note that entries are still true; return how many. Only what is due counts."""
    wanted: dict[str, list[Ref]] = defaultdict(list)
    for each in due_of(user, at):
        if each.ref in refs:
            wanted[each.ref.kind].append(each.ref)
    with transaction.atomic():
        return sum(_confirm(kind, found, user, at) for kind, found in wanted.items())


def _confirm(kind: str, refs: Sequence[Ref], user: User, at: dt.datetime) -> int:
    rows = KIND_OF[kind].model._default_manager.filter(pk__in=[each.id for each in refs])
    things = list(rows)
    directory.verify_all(things, how=VerifiedHow.PROVIDER, by=user, at=at)
    return len(things)
