"""What a reviewer may see: the proposals about places and topics that are theirs."""

from __future__ import annotations

import uuid

from django.http import Http404

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import reviewing_reach
from sozialatlas.marketplace.proposals.models import Proposal, ProposalQuerySet


def visible_to(user: User) -> ProposalQuerySet:
    """Return the proposals that a person may read and decide; drafts are their authors'."""
    sent = ProposalQuerySet(Proposal).exclude(submitted_at=None)
    rows = sent.exclude(state=Proposal.State.DRAFT)
    return rows.within(reviewing_reach(user))


def found(user: User, proposal_id: uuid.UUID) -> Proposal:
    """Return one proposal.

    Raises: Http404, for one that the person may not see.
    """
    rows = visible_to(user).select_related(
        "organization", "author", "decided_by", "approved_by", "rule"
    )
    proposal = rows.filter(pk=proposal_id).first()
    if proposal is None:
        raise Http404
    return proposal
