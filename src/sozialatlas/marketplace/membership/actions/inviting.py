"""Invites people by mail, and lets in who opens the link."""

from __future__ import annotations

import datetime as dt
import secrets

from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.membership import codes, mails, queries
from sozialatlas.marketplace.membership.actions.joining import hold, join
from sozialatlas.marketplace.membership.errors import (
    InvitationGone,
    NotAllowed,
    TooManyInvitations,
)
from sozialatlas.marketplace.membership.models import Invitation, Membership

LIFE = dt.timedelta(days=14)
MOST_A_DAY = 20
"""Invitations of one organization within a day."""


def invite(
    *, organization: Organization, email: str, role: str, by: User, at: dt.datetime
) -> Invitation:
    """Send a link to an address; an earlier one to it no longer counts.

    Nothing differs whether or not the address has an account.
    Raises: NotAllowed, TooManyInvitations.
    """
    if not queries.may_decide(by, organization):
        raise NotAllowed(str(organization.pk))
    token = secrets.token_urlsafe(24)
    with transaction.atomic():
        hold(organization)
        sent = Invitation.objects.filter(organization=organization)
        if sent.filter(invited_at__gt=at - dt.timedelta(days=1)).count() >= MOST_A_DAY:
            raise TooManyInvitations(str(organization.pk))
        row, _is_new = Invitation.objects.update_or_create(
            organization=organization,
            email=email.strip().lower(),
            defaults={
                "role": role,
                "mark": codes.mark_of_link(token),
                "invited_by": by,
                "invited_at": at,
                "expires_at": at + LIFE,
            },
        )
        mails.invite(row, token, by.email)
    return row


def accept(*, token: str, user: User, at: dt.datetime) -> Membership:
    """Let in who holds the link; it opens once.

    Raises: InvitationGone.
    """
    mark = codes.mark_of_link(token)
    with transaction.atomic():
        found = queries.invitation_of(mark, at)
        if found is None:
            raise InvitationGone
        # Whoever removes its maker at this moment comes before or after, not between.
        hold(found.organization)
        rows = Invitation.objects.select_for_update(of=("self",))
        row = rows.filter(mark=mark).first()
        if row is None or not queries.opens(row, at):
            raise InvitationGone
        joined = join(user=user, organization=row.organization, role=row.role, at=at)
        row.delete()
    return joined


def take_back(invitation: Invitation) -> None:
    """Make the link of an invitation void."""
    invitation.delete()
