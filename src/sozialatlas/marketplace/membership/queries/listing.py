"""What the pages of access list."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, QuerySet

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.membership.errors import NotMember
from sozialatlas.marketplace.membership.models import Claim, Invitation, Membership
from sozialatlas.marketplace.membership.queries.deciding import may_decide


def direct_memberships(user: User) -> QuerySet[Membership]:
    """Return the organizations that a person joined, with their branches counted."""
    rows = Membership.objects.filter(user=user).select_related("organization")
    return rows.annotate(branch_count=Count("organization__members")).order_by(
        "organization__name", "pk"
    )


def members_of(organization: Organization) -> QuerySet[Membership]:
    """Return who joined an organization itself, owners first."""
    rows = Membership.objects.filter(organization=organization).select_related("user")
    return rows.order_by("-role", "since", "pk")


def member(organization: Organization, user_id: int) -> Membership:
    """Return that a person joined an organization itself.

    Raises: NotMember.
    """
    found = members_of(organization).filter(user=user_id).first()
    if found is None:
        raise NotMember(str(user_id))
    return found


def branches_of(organization: Organization) -> QuerySet[Organization]:
    """Return what hangs directly below an organization, by name."""
    return Organization.objects.filter(parent=organization).order_by("name", "pk")


def invitations_of(organization: Organization, now: dt.datetime) -> QuerySet[Invitation]:
    """Return the invitations to an organization whose links still open."""
    return Invitation.objects.filter(organization=organization, expires_at__gt=now)


def invitation_of(mark: str, now: dt.datetime) -> Invitation | None:
    """Return the invitation of a link, if it still opens."""
    rows = Invitation.objects.select_related("organization", "invited_by")
    row = rows.filter(mark=mark).first()
    return row if row and opens(row, now) else None


def opens(invitation: Invitation, now: dt.datetime) -> bool:
    """Return whether the link of an invitation lets in: its maker may still invite."""
    maker = invitation.invited_by
    return (
        maker is not None
        and invitation.is_valid_at(now)
        and may_decide(maker, invitation.organization)
    )


def open_claims(user: User, now: dt.datetime) -> QuerySet[Claim]:
    """Return what a person has claimed and not proved yet."""
    return Claim.objects.filter(user=user).open_at(now).select_related("organization")


def claims_on(organization: Organization, now: dt.datetime) -> QuerySet[Claim]:
    """Return who wants to speak for an organization."""
    return Claim.objects.filter(organization=organization).open_at(now).select_related("user")


def earlier_claims(claim: Claim) -> QuerySet[Claim]:
    """Return what the same person claimed before, the newest first."""
    rows = Claim.objects.filter(user=claim.user).exclude(pk=claim.pk)
    return rows.select_related("organization").order_by("-opened_at", "-pk")[:5]
