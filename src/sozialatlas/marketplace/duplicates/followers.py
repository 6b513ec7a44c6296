"""What the marketplace keeps about an entry, which follows it when it is merged."""

from __future__ import annotations

from sozialatlas.directory import following
from sozialatlas.directory.following import Rows
from sozialatlas.directory.models import RecordKind
from sozialatlas.marketplace.membership.models import Claim, Invitation, Membership
from sozialatlas.marketplace.models import HelpfulCount, PublicMessage
from sozialatlas.marketplace.proposals.models import Change, Proposal

_OF_ORGANIZATIONS = (
    ("memberships", Membership),
    ("claims", Claim),
    ("invitations", Invitation),
    ("proposals", Proposal),
)


def fill() -> None:
    """Put in all that names an entry. How far the county trusts an organization stays behind."""
    for name, model in _OF_ORGANIZATIONS:
        kind = RecordKind.ORGANIZATION
        following.add(Rows(name=name, model=model, column="organization_id", kind=kind))
    following.add(Rows(name="changes", model=Change, column="record_id", kind_column="kind"))
    for name, counted in (("messages", PublicMessage), ("helpful", HelpfulCount)):
        following.add(
            Rows(name=name, model=counted, column="record_id", kind_column="record_kind")
        )
