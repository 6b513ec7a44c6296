"""Notes what came of a call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.directory import actions as directory
from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import Published, Status, VerifiedHow
from sozialatlas.marketplace.freshness import calling
from sozialatlas.marketplace.freshness.errors import Closed, NotAsked
from sozialatlas.marketplace.freshness.models import Asking, Call
from sozialatlas.marketplace.freshness.refs import Ref
from sozialatlas.marketplace.proposals import actions as proposals
from sozialatlas.marketplace.proposals.errors import NothingToDecide
from sozialatlas.marketplace.proposals.models import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What somebody heard on the phone: `wanted` is what shall be said otherwise."""

    outcome: str
    note: str = ""
    next_on: dt.date | None = None
    wanted: tuple[Wanted, ...] = ()


def note_call(asking: Asking, report: Report, *, by: User, at: dt.datetime) -> Proposal | None:
    """Note a call: all is right confirms the entry by phone; what is not becomes a proposal.

    Raises: NotAsked, if somebody answered meanwhile; Closed, if the entry is gone.
    """
    with transaction.atomic():
        rows = Asking.objects.select_for_update(of=("self",))
        row = rows.filter(pk=asking.pk).first()
        if row is None:
            raise NotAsked
        ref = Ref(row.kind, row.record_id)
        open_ones = KIND_OF[ref.kind].model._default_manager.exclude(calling.closed(ref.kind))
        thing = open_ones.filter(pk=ref.id).first()
        if thing is None:
            raise Closed
        proposal = _followed(row, thing, report, by, at)
        Call.objects.create(
            kind=ref.kind,
            record_id=ref.id,
            at=at,
            by=by,
            outcome=report.outcome,
            note=report.note,
            next_on=report.next_on,
            proposal=proposal if report.outcome == Call.Outcome.REACHED else None,
        )
        return proposal


def _followed(
    row: Asking, thing: Published, report: Report, by: User, at: dt.datetime
) -> Proposal | None:
    ref = Ref(row.kind, row.record_id)
    if report.outcome == Call.Outcome.REACHED:
        proposal = _proposed(report.wanted, report.note, by, at)
        if proposal is None:
            directory.verify(thing, how=VerifiedHow.PHONE, by=by, at=at)
        else:  # "checked today" may not stand beside what is wrong
            _leave_list(row)
        return proposal
    if report.outcome == Call.Outcome.GONE:
        _leave_list(row)
        closing = Wanted(kind=ref.kind, id=ref.id, fields={"status": Status.CLOSED.value})
        return _proposed([closing], report.note, by, at)
    row.next_on = report.next_on
    row.save(update_fields=["next_on"])
    return None


def _leave_list(row: Asking) -> None:
    """Take an entry off the list; what is hidden stays there until it is shown again."""
    if row.step != Asking.Stage.HIDDEN:
        row.delete()


def _proposed(wanted: Sequence[Wanted], note: str, by: User, at: dt.datetime) -> Proposal | None:
    if not wanted:
        return None
    beginning = proposals.Beginning(origin=Proposal.Origin.EDITOR, by=by, at=at)
    try:
        with transaction.atomic():
            return proposals.submit(proposals.begin(beginning, wanted), by=by, at=at, comment=note)
    except NothingToDecide:
        return None
