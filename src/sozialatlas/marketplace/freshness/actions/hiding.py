"""Hides what nobody confirmed, where the county wants that, and shows it again."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sozialatlas.accounts.models import User
from sozialatlas.directory import actions as directory
from sozialatlas.directory.actions import Authority, Wanted
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import RecordKind, Status
from sozialatlas.marketplace.freshness.models import Asking
from sozialatlas.marketplace.freshness.refs import Ref
from sozialatlas.marketplace.freshness.steps import Step

UNCONFIRMED, CONFIRMED = "lange nicht bestätigt", "wieder bestätigt"


def hide(ref: Ref, *, at: dt.datetime) -> None:
    """Take an entry from the public that nobody confirmed; one that begins later is left alone."""
    with transaction.atomic():
        row = _held(ref)
        if row is None or row.step == Step.HIDDEN:
            return
        thing = KIND_OF[ref.kind].model._default_manager.filter(pk=ref.id).first()
        if thing is None or (thing.visible_from and thing.visible_from > _last_day(at)):
            return
        row.step, row.at, row.visible_to_before = Step.HIDDEN, at, thing.visible_to
        row.save(update_fields=["step", "at", "visible_to_before"])
        _set(ref, _last_day(at), by=None, at=at, reason=UNCONFIRMED)


def _last_day(hidden_at: dt.datetime) -> dt.date:
    return timezone.localdate(hidden_at) - dt.timedelta(days=1)


def show_again(ref: Ref, *, by: User | None, at: dt.datetime) -> bool:
    """Show a hidden entry as before; return whether there was anything to do.

    An end that somebody set since then stays.
    """
    with transaction.atomic():
        row = _held(ref)
        if row is None or row.step != Step.HIDDEN:
            return False
        row.delete()
        thing = KIND_OF[ref.kind].model._default_manager.filter(pk=ref.id).first()
        if thing is None or thing.visible_to != _last_day(row.at):
            return False
        _set(ref, row.visible_to_before, by=by, at=at, reason=CONFIRMED)
    return True


def hidden_with(kind: str, ids: Collection[uuid.UUID]) -> tuple[Ref, ...]:
    """Return what is hidden of some things, with the sites of those that are services."""
    own = Q(kind=kind, record_id__in=ids)
    if kind == RecordKind.SERVICE:
        own |= Q(service_id__in=ids)
    rows = Asking.objects.filter(own, step=Step.HIDDEN).order_by("pk")
    return tuple(Ref(*row) for row in rows.values_list("kind", "record_id"))


def hidden(refs: Collection[Ref]) -> tuple[Ref, ...]:
    """Return those of some entries that are hidden, and not closed since."""
    found: list[Ref] = []
    for code in sorted({each.kind for each in refs}):
        ids = [each.id for each in refs if each.kind == code]
        rows = Asking.objects.filter(kind=code, record_id__in=ids, step=Step.HIDDEN)
        open_ones = KIND_OF[code].model._default_manager.exclude(status=Status.CLOSED)
        shown = rows.filter(record_id__in=open_ones.order_by().values("pk"))
        found += [Ref(code, each) for each in shown.values_list("record_id", flat=True)]
    return tuple(found)


def _held(ref: Ref) -> Asking | None:
    rows = Asking.objects.select_for_update(of=("self",))
    return rows.filter(kind=ref.kind, record_id=ref.id).first()


def _set(
    ref: Ref, visible_to: dt.date | None, *, by: User | None, at: dt.datetime, reason: str
) -> None:
    wanted = Wanted(kind=ref.kind, id=ref.id, fields={"visible_to": visible_to})
    directory.change([wanted], Authority(by=by, at=at, reason=reason, owner=None))
