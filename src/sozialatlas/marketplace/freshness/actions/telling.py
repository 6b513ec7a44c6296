"""What people tell by the link of a reminder: new values, words, or that an entry is gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from sozialatlas.core.languages import GERMAN
from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.cards import SERVICE, VOLUNTEER_ROLE
from sozialatlas.directory.models import Organization, RecordKind, Status
from sozialatlas.marketplace import actions as marketplace, senders
from sozialatlas.marketplace.freshness import contacts
from sozialatlas.marketplace.freshness.actions.answering import (
    held,
    open_things,
    own_entries,
    take_back_proposals,
)
from sozialatlas.marketplace.freshness.due import Entry
from sozialatlas.marketplace.freshness.errors import Closed, NotAsked, NothingSaid
from sozialatlas.marketplace.freshness.models import Asked, Asking, Reminder
from sozialatlas.marketplace.freshness.refs import Ref
from sozialatlas.marketplace.models import PublicMessage, Sending
from sozialatlas.marketplace.proposals import actions as proposals
from sozialatlas.marketplace.proposals.errors import NothingToDecide
from sozialatlas.marketplace.proposals.models import Proposal

PURPOSE = Sending.Purpose.LINK
BOUNDS = (5, 1_000)
"""What is told by one link about one entry within an hour, and by all links in all."""


def propose_change(
    reminder: Reminder, ref: Ref, wanted: Sequence[Wanted], *, text: str, at: dt.datetime
) -> Proposal:
    """Hand in what shall be said otherwise; the rest counts as confirmed once it is published.

    Raises: NotAsked, Closed; NothingSaid, if everything is said already; TooManyMessages.
    """
    return _propose(reminder, ref, wanted, Asked.Answer.CHANGED, text, at)


def tell(reminder: Reminder, ref: Ref, *, text: str, at: dt.datetime) -> None:
    """Hand in words for which there is no field: they wait among the messages to the county.

    Raises: NotAsked; TooManyMessages.
    """
    with transaction.atomic():
        row = held(reminder, [ref]).get(ref)
        own = own_entries(reminder, [ref], at)
        if row is None or not own:
            raise NotAsked
        _count(reminder, ref, at)
        entry = own[0]
        is_role = ref.kind == RecordKind.VOLUNTEER_ROLE
        PublicMessage.objects.create(
            kind=PublicMessage.Kind.OUTDATED,
            record_kind=VOLUNTEER_ROLE if is_role else SERVICE,
            record_id=ref.id,
            record_name=entry.name[:250],
            area_key=entry.area_key,
            text=text.strip(),
            email=reminder.address,
            language=GERMAN,
            is_proven=True,
            created_at=at,
        )
        take_back_proposals([row], at)
        row.answer, row.answered_at, row.proposal = Asked.Answer.CHANGED, at, None
        row.save(update_fields=["answer", "answered_at", "proposal"])


def propose_closing(reminder: Reminder, ref: Ref, *, text: str, at: dt.datetime) -> Proposal:
    """Hand in that an entry is no longer there; somebody looks first, whoever says so.

    Raises: NotAsked, Closed; TooManyMessages.
    """
    fields = {"status": Status.CLOSED.value}
    wanted = [Wanted(kind=ref.kind, id=ref.id, fields=fields)]
    return _propose(reminder, ref, wanted, Asked.Answer.GONE, text, at)


def _propose(
    reminder: Reminder,
    ref: Ref,
    wanted: Sequence[Wanted],
    answer: str,
    text: str,
    at: dt.datetime,
) -> Proposal:
    with transaction.atomic():
        row = held(reminder, [ref]).get(ref)
        own = own_entries(reminder, [ref], at)
        if row is None or not own:
            raise NotAsked
        if not open_things({ref: own[0]}):
            raise Closed
        _count(reminder, ref, at)
        take_back_proposals([row], at)
        proposal = _handed_in(reminder, own[0], wanted, answer, text, at)
        row.answer, row.answered_at, row.proposal = answer, at, proposal
        row.save(update_fields=["answer", "answered_at", "proposal"])
        Asking.objects.filter(kind=ref.kind, record_id=ref.id).exclude(
            step=Asking.Stage.HIDDEN
        ).delete()
    return proposal


def _count(reminder: Reminder, ref: Ref, at: dt.datetime) -> None:
    """Refuse what no person does: a link needs no account, and so has to be bounded itself."""
    sender = senders.code_of(f"reminder:{reminder.pk}:{ref.id}", at)
    marketplace.count_sending(sender, PURPOSE, BOUNDS, at)


def _handed_in(
    reminder: Reminder,
    entry: Entry,
    wanted: Sequence[Wanted],
    answer: str,
    text: str,
    at: dt.datetime,
) -> Proposal:
    user = contacts.user_of(reminder.address, entry.organization_id)
    beginning = proposals.Beginning(
        origin=Proposal.Origin.PROVIDER,
        by=user,
        at=at,
        organization=Organization.objects.filter(pk=entry.organization_id).first(),
        contact="" if user else reminder.address,
    )
    try:
        proposal = proposals.begin(beginning, wanted)
        return proposals.submit(
            proposal,
            by=user,
            at=at,
            comment=text,
            is_confirmation=answer == Asked.Answer.CHANGED,
            # A link is passed on more easily than an account.
            may_publish=user is not None and answer != Asked.Answer.GONE,
        )
    except NothingToDecide as error:
        raise NothingSaid from error
