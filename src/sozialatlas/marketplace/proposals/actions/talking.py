"""What is said between author and reviewers while a proposal is decided."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.marketplace.proposals import signals
from sozialatlas.marketplace.proposals.errors import NobodyToAsk, NothingSaid
from sozialatlas.marketplace.proposals.locking import held, noted
from sozialatlas.marketplace.proposals.models import Note, Proposal
from sozialatlas.marketplace.proposals.promising import promised

_State = Proposal.State


def ask(
    proposal: Proposal, *, by: User, at: dt.datetime, text: str, version: int | None = None
) -> Note:
    """Ask the author something; the proposal waits for the answer.

    Raises: NothingSaid, NobodyToAsk, NotInThisState, ChangedMeanwhile.
    """
    _refuse_silence(text)
    with transaction.atomic():
        found = held(proposal, _State.OPEN, _State.ASKED, version=version)
        if not found.has_author:
            raise NobodyToAsk
        found.state = _State.ASKED
        found.answered_at = found.answered_at or at
        found.save(update_fields=["state", "answered_at"])
        note = noted(found, Note.Kind.QUESTION, by=by, at=at, text=text)
        signals.asked.send(sender=None, proposal=found, note=note)
    return note


def answer(proposal: Proposal, *, by: User | None, at: dt.datetime, text: str) -> Note:
    """Answer a question; the proposal waits for a decision again.

    Raises: NothingSaid; NotInThisState, if nobody asked.
    """
    _refuse_silence(text)
    with transaction.atomic():
        found = held(proposal, _State.ASKED)
        found.state = _State.OPEN
        found.save(update_fields=["state"])
        note = noted(found, Note.Kind.ANSWER, by=by, at=at, text=text)
        signals.answered.send(sender=None, proposal=found, note=note)
    return note


def appeal(proposal: Proposal, *, by: User, at: dt.datetime, text: str) -> Note:
    """Object to a rejection, with reasons; it is decided anew, by as many people and as soon.

    Raises: NothingSaid; NotInThisState, if it was not rejected.
    """
    _refuse_silence(text)
    with transaction.atomic():
        found = held(proposal, _State.REJECTED, _State.PARTLY)
        found.state = _State.OPEN
        found.approved_at = found.approved_by = None
        found.due_on, found.answered_at = promised(found, at), None
        found.save()
        note = noted(found, Note.Kind.APPEAL, by=by, at=at, text=text)
        signals.answered.send(sender=None, proposal=found, note=note)
    return note


def remark(proposal: Proposal, *, by: User, at: dt.datetime, text: str) -> Note:
    """Note something that only reviewers read.

    Raises: NothingSaid.
    """
    _refuse_silence(text)
    return noted(proposal, Note.Kind.INTERNAL, by=by, at=at, text=text)


def withdraw(proposal: Proposal, *, by: User | None, at: dt.datetime) -> None:
    """Take a proposal back before it is decided.

    Raises: NotInThisState, if it was decided, or never handed in: a draft is discarded.
    """
    with transaction.atomic():
        found = held(proposal, _State.OPEN, _State.ASKED)
        found.state = found.state_without(_State.WITHDRAWN)
        found.save(update_fields=["state"])
        noted(found, Note.Kind.WITHDRAWN, by=by, at=at)


def _refuse_silence(text: str) -> None:
    if not text.strip():
        raise NothingSaid
