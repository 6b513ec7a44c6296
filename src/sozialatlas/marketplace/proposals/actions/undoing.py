"""Takes an accepted proposal back, as long as nobody has worked on its records since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.directory import actions as directory
from sozialatlas.directory.actions import UndoEntry
from sozialatlas.directory.models import Revision
from sozialatlas.directory.ownership import give_back
from sozialatlas.directory.queries import latest_revisions
from sozialatlas.marketplace.proposals import signals
from sozialatlas.marketplace.proposals.errors import TakenOver
from sozialatlas.marketplace.proposals.locking import held, noted
from sozialatlas.marketplace.proposals.models import Change, Note, Proposal


def take_back(proposal: Proposal, *, by: User, at: dt.datetime, text: str = "") -> Proposal:
    """Let the records say again what they said before the proposal was accepted.

    Raises: NotInThisState; TakenOver, if somebody has worked on a record since, or something
    else builds on a new one: nothing is written then.
    """
    with transaction.atomic():
        found = held(proposal, *Proposal.PUBLISHED)
        changes = list(found.changes.exclude(revision_after=None))
        directory.hold((each.kind, each.record_id) for each in changes)
        _refuse_taken_over(changes)
        for change in changes:
            if not change.is_new:
                _restore(change, by, at)
        _remove_new([each for each in changes if each.is_new], by, at, text)
        found.state, found.decided_at, found.decided_by = Proposal.State.UNDONE, at, by
        found.needs_check = False
        found.save()
        note = noted(found, Note.Kind.UNDONE, by=by, at=at, text=text)
        signals.decided.send(sender=None, proposal=found, note=note)
    return found


def _refuse_taken_over(changes: Sequence[Change]) -> None:
    touched = [
        each
        for each in changes
        if latest_revisions(each.kind, [each.record_id]).get(each.record_id) != each.revision_after
    ]
    if touched:
        raise TakenOver(tuple(_name(each) for each in touched))


def _name(change: Change) -> str:
    thing = change.of_kind.model._default_manager.filter(pk=change.record_id).first()
    return str(thing or change.values.get("name", ""))


def _restore(change: Change, by: User, at: dt.datetime) -> None:
    thing = change.of_kind.model._default_manager.get(pk=change.record_id)
    before = Revision.objects.get(pk=change.revision_before or 0)
    directory.go_back(thing, to=before, by=by, at=at, owner=None)
    give_back(change.kind, change.record_id, change.owners_before, at=at)


def _remove_new(changes: Sequence[Change], by: User, at: dt.datetime, text: str) -> None:
    entries = [
        UndoEntry(each.kind, each.record_id, None, each.revision_after)
        for each in changes
        if each.revision_after is not None
    ]
    undone = directory.undo(entries, at=at, by=by, reason=text)
    if undone.kept:
        raise TakenOver(tuple(each.name for each in undone.kept))
