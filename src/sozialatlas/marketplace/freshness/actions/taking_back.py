"""Takes back what somebody answered by the link of a reminder."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.directory import actions as directory
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.marketplace.freshness.actions.answering import held
from sozialatlas.marketplace.freshness.errors import CannotTakeBack, NotAsked
from sozialatlas.marketplace.freshness.models import Asked, Reminder, Verification
from sozialatlas.marketplace.freshness.refs import Ref
from sozialatlas.marketplace.proposals import actions as proposals
from sozialatlas.marketplace.proposals.errors import NotInThisState

TAKEN_BACK = "Bestätigung zurückgenommen"


def take_back(reminder: Reminder, ref: Ref, *, at: dt.datetime) -> None:
    """Take an answer back, as if it had not been given; one that is taken back stays so.

    Raises: NotAsked; CannotTakeBack, if it was decided on or confirmed by somebody else since.
    """
    with transaction.atomic():
        row = held(reminder, [ref]).get(ref)
        if row is None:
            raise NotAsked
        if row.answer == Asked.Answer.RIGHT:
            _unverify(row, ref, at)
        elif row.answer:
            _withdraw(row, at)
        row.answer, row.answered_at, row.proposal = Asked.Answer.NONE, None, None
        row.save(update_fields=["answer", "answered_at", "proposal"])


def _unverify(row: Asked, ref: Ref, at: dt.datetime) -> None:
    model = KIND_OF[ref.kind].model
    thing = model._default_manager.select_for_update(of=("self",)).filter(pk=ref.id).first()
    if thing is None or row.answered_at is None or thing.verified_at != row.answered_at:
        raise CannotTakeBack
    before = snapshot(thing)
    thing.verified_at, thing.verified_how = row.verified_before, row.verified_how_before
    thing.verified_by = _verified_by(ref, row.verified_before)
    thing.save(update_fields=["verified_at", "verified_how", "verified_by", "updated_at"])
    directory.edited(thing, before=before, by=None, at=at, reason=TAKEN_BACK, owner=None)
    Verification.objects.filter(kind=ref.kind, record_id=ref.id, at=row.answered_at).delete()


def _verified_by(ref: Ref, at: dt.datetime | None) -> User | None:
    """Return who confirmed an entry at a moment, as far as that is known."""
    if at is None:
        return None
    rows = Verification.objects.filter(kind=ref.kind, record_id=ref.id, at=at)
    found = rows.select_related("by").order_by("-pk").first()
    return found.by if found else None


def _withdraw(row: Asked, at: dt.datetime) -> None:
    if row.proposal is None:
        raise CannotTakeBack
    try:
        proposals.withdraw(row.proposal, by=None, at=at)
    except NotInThisState as error:
        raise CannotTakeBack from error
