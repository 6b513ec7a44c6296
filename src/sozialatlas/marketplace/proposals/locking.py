"""Takes hold of a proposal, so that two people never decide the same one."""

from __future__ import annotations

import datetime as dt

from sozialatlas.accounts.models import User
from sozialatlas.marketplace.proposals.errors import ChangedMeanwhile, NotInThisState
from sozialatlas.marketplace.proposals.models import Note, Proposal


def held(proposal: Proposal, *states: str, version: int | None = None) -> Proposal:
    """Return the proposal as it is now, locked until the transaction ends.

    Raises: NotInThisState, if it stands otherwise; ChangedMeanwhile, if `version` is not the one
    that it has.
    """
    found = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if found.state not in states:
        raise NotInThisState(found.state)
    if version is not None and found.version != version:
        raise ChangedMeanwhile(f"version {found.version}, read was {version}")
    return found


def noted(
    proposal: Proposal, kind: str, *, by: User | None, at: dt.datetime, text: str = ""
) -> Note:
    """Write down what was said or done."""
    return Note.objects.create(proposal=proposal, kind=kind, text=text.strip(), by=by, at=at)
