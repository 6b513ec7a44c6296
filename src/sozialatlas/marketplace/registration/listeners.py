"""Lets in who added an organization, as soon as the county has accepted it."""

from __future__ import annotations

from django.utils import timezone

from sozialatlas.directory.models import Organization, RecordKind
from sozialatlas.marketplace.membership import actions
from sozialatlas.marketplace.membership.models import Role
from sozialatlas.marketplace.proposals.models import Proposal
from sozialatlas.marketplace.proposals.signals import decided


def connect() -> None:
    """Look at each decision."""
    decided.connect(_join, dispatch_uid="registration.join")


def _join(proposal: Proposal, **_kwargs: object) -> None:
    if proposal.origin != Proposal.Origin.PROVIDER or not proposal.is_published:
        return
    new = proposal.changes.filter(kind=RecordKind.ORGANIZATION, is_new=True)
    if proposal.author is None:
        return
    at = proposal.decided_at or timezone.now()
    for organization in Organization.objects.filter(pk__in=new.values("record_id")):
        actions.join(user=proposal.author, organization=organization, role=Role.OWNER, at=at)
