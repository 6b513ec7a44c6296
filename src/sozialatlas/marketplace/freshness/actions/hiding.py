"""Hides what nobody confirmed, where the county wants that, and shows it again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from sozialatlas.accounts.models import User
from sozialatlas.directory import actions as directory
from sozialatlas.directory.actions import Authority, Wanted
from sozialatlas.directory.errors import Gone
from sozialatlas.directory.kinds import KIND_OF
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
        yesterday = timezone.localdate(at) - dt.timedelta(days=1)
        if thing is None or (thing.visible_from and thing.visible_from > yesterday):
            return
        row.step, row.at, row.visible_to_before = Step.HIDDEN, at, thing.visible_to
        row.save(update_fields=["step", "at", "visible_to_before"])
        _set(ref, yesterday, by=None, at=at, reason=UNCONFIRMED)


def show_again(ref: Ref, *, by: User | None, at: dt.datetime) -> bool:
    """Show a hidden entry as before; return whether there was anything to do."""
    with transaction.atomic():
        row = _held(ref)
        if row is None or row.step != Step.HIDDEN:
            return False
        try:
            _set(ref, row.visible_to_before, by=by, at=at, reason=CONFIRMED)
        except Gone:
            row.delete()
            return False
        row.delete()
    return True


def _held(ref: Ref) -> Asking | None:
    rows = Asking.objects.select_for_update(of=("self",))
    return rows.filter(kind=ref.kind, record_id=ref.id).first()


def _set(
    ref: Ref, visible_to: dt.date | None, *, by: User | None, at: dt.datetime, reason: str
) -> None:
    wanted = Wanted(kind=ref.kind, id=ref.id, fields={"visible_to": visible_to})
    directory.change([wanted], Authority(by=by, at=at, reason=reason, owner=None))
