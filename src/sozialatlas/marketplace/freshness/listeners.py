"""What follows when somebody confirms an entry, and when a mail comes back."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from django.utils import timezone

from sozialatlas.core.mail.models import Letter
from sozialatlas.core.mail.signals import bounced
from sozialatlas.directory import actions as directory
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import Published, VerifiedHow
from sozialatlas.directory.signals import Check, verified
from sozialatlas.marketplace.freshness.actions.hiding import hidden_with, show_again
from sozialatlas.marketplace.freshness.contacts import normal
from sozialatlas.marketplace.freshness.models import Asked, Asking, Call, Quiet, Verification
from sozialatlas.marketplace.freshness.steps import Step
from sozialatlas.marketplace.proposals.models import Proposal
from sozialatlas.marketplace.proposals.signals import decided


def connect() -> None:
    """Note confirmations from wherever they come, and addresses that no longer take mails."""
    verified.connect(_note, dispatch_uid="freshness.verified")
    bounced.connect(_silence, dispatch_uid="freshness.bounced")
    decided.connect(_confirm_rest, dispatch_uid="freshness.decided")
    decided.connect(_confirm_call, dispatch_uid="freshness.called")


def _note(kind: str, ids: Sequence[uuid.UUID], check: Check, **_kwargs: object) -> None:
    said = {"how": check.how, "by": check.by, "at": check.at, "contact": check.said_by}
    Verification.objects.bulk_create(
        [Verification(kind=kind, record_id=each, **said) for each in ids], batch_size=500
    )
    Asking.objects.filter(kind=kind, record_id__in=ids).exclude(step=Step.HIDDEN).delete()
    for ref in hidden_with(kind, ids):
        show_again(ref, by=check.by, at=check.noted_at)


def _silence(letter: Letter, is_permanent: bool, **_kwargs: object) -> None:
    if not is_permanent:
        return
    Quiet.objects.get_or_create(
        address=normal(letter.to),
        defaults={"reason": Quiet.Reason.BOUNCED, "at": timezone.now()},
    )


def _confirm_rest(proposal: Proposal, **_kwargs: object) -> None:
    """Note that the rest of an entry was right, once all that its people changed is published.

    With an account the proposal notes that itself.
    """
    if proposal.state != Proposal.State.ACCEPTED or not proposal.is_confirmation:
        return
    if proposal.author_id is not None or proposal.submitted_at is None:
        return
    rows = Asked.objects.filter(proposal=proposal, answer=Asked.Answer.CHANGED)
    for row in rows.select_related("reminder"):
        thing = KIND_OF[row.kind].model._default_manager.filter(pk=row.record_id).first()
        if thing is not None and _is_older(thing, proposal.submitted_at):
            address = row.reminder.address
            directory.verify(
                thing,
                how=VerifiedHow.PROVIDER,
                by=None,
                at=proposal.submitted_at,
                said_by=address,
                noted_at=proposal.decided_at,
            )


def _confirm_call(proposal: Proposal, **_kwargs: object) -> None:
    """Note that an entry was checked by phone, once all that was heard is published."""
    if proposal.state != Proposal.State.ACCEPTED:
        return
    for call in Call.objects.filter(proposal=proposal).select_related("by"):
        thing = KIND_OF[call.kind].model._default_manager.filter(pk=call.record_id).first()
        if thing is not None and _is_older(thing, call.at):
            how = VerifiedHow.PHONE
            directory.verify(thing, how=how, by=call.by, at=call.at, noted_at=proposal.decided_at)


def _is_older(thing: Published, at: dt.datetime) -> bool:
    """Return whether nobody has looked at a thing since a moment; a later look stays."""
    return thing.verified_at is None or thing.verified_at < at
