"""Puts people in, changes what they may do, and lets them go."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.membership import queries
from sozialatlas.marketplace.membership.errors import LastOwner, NotMember
from sozialatlas.marketplace.membership.models import Invitation, Membership, Role, Vacancy


def join(*, user: User, organization: Organization, role: str, at: dt.datetime) -> Membership:
    """Let a person speak for an organization; who is in already keeps the higher role."""
    with transaction.atomic():
        hold(organization)
        row, is_new = Membership.objects.get_or_create(
            user=user, organization=organization, defaults={"role": role, "since": at}
        )
        if not is_new and role == Role.OWNER != row.role:
            row.role = role
            row.save(update_fields=["role"])
        if row.role == Role.OWNER:
            Vacancy.objects.filter(organization=organization).delete()
    return row


def change_role(membership: Membership, *, role: str) -> None:
    """Give a member another role.

    Raises: NotMember; LastOwner, if nobody would be responsible afterwards.
    """
    with transaction.atomic():
        found = _held(membership)
        if role != Role.OWNER:
            _refuse_last(found)
        found.role = role
        found.save(update_fields=["role"])
        _void_invitations(found.user)
        if role == Role.OWNER:
            Vacancy.objects.filter(organization=found.organization).delete()


def remove(membership: Membership, *, is_last_allowed: bool = False) -> None:
    """End that a person speaks for an organization; what they entered stays.

    Invitations that they sent and may no longer send are void, also if they come back later.
    Raises: NotMember; LastOwner, if nobody would be responsible afterwards, unless that is
    allowed.
    """
    with transaction.atomic():
        found = _held(membership)
        if not is_last_allowed:
            _refuse_last(found)
        # One by one: who listens learns when the last owner goes.
        found.delete()
        _void_invitations(found.user)


def _held(membership: Membership) -> Membership:
    """Return a membership as it is now, while nobody else changes those of its organization."""
    hold(membership.organization)
    found = Membership.objects.select_related("organization", "user").filter(pk=membership.pk)
    try:
        return found.get()
    except Membership.DoesNotExist as error:
        raise NotMember(str(membership.pk)) from error


def hold(organization: Organization) -> None:
    """Let nobody else change the members of an organization until the transaction ends."""
    rows = Organization.objects.select_for_update(of=("self",))
    rows.filter(pk=organization.pk).values_list("pk").first()


def _void_invitations(maker: User) -> None:
    for row in Invitation.objects.filter(invited_by=maker).select_related("organization"):
        if not queries.may_decide(maker, row.organization):
            row.delete()


def _refuse_last(membership: Membership) -> None:
    if membership.role != Role.OWNER:
        return
    if not queries.owners(membership.organization_id, but=membership.user_id):
        raise LastOwner(str(membership.organization_id))
