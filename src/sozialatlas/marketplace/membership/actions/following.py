"""Asks for access anew where an organization went into another: a merger lets nobody in."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.membership import mails, queries
from sozialatlas.marketplace.membership.actions.claiming import LIFE, withdraw
from sozialatlas.marketplace.membership.actions.joining import hold
from sozialatlas.marketplace.membership.models import Claim


def ask_for_access(old: uuid.UUID, new: uuid.UUID, *, at: dt.datetime) -> Sequence[Claim]:
    """Open claims for the people of an organization that went into another; an editor decides.

    What they were for the old one stays with it, so that taking the merger back is enough.
    """
    with transaction.atomic():
        organization = Organization.objects.get(pk=new)
        hold(organization)
        owners = queries.owners(new)
        note = _("Sprach für „{name}“, das hier aufgegangen ist.").format(
            name=Organization.objects.get(pk=old).name
        )
        opened = [
            Claim.objects.create(
                user=user,
                organization=organization,
                way=Claim.Way.EDITOR,
                note=note[:500],
                opened_at=at,
                expires_at=at + LIFE,
            )
            for user in _people(old, at)
            if not queries.speaks_for(user, new) and not _has_asked(user, organization)
        ]
        for claim in opened:
            mails.tell_owners(claim, owners)
    return opened


def ask_no_more(claims: Collection[str], *, at: dt.datetime) -> None:
    """Withdraw those of the claims on which nobody has decided."""
    for claim in Claim.objects.filter(pk__in=claims):
        withdraw(claim, at=at)


def _people(organization: uuid.UUID, at: dt.datetime) -> QuerySet[User]:
    """Return who speaks for an organization, or has asked to."""
    asked = Claim.objects.open_at(at).filter(organization=organization)
    speak = Q(memberships__organization=organization)
    found = User.objects.filter(speak | Q(pk__in=asked.values("user")), is_active=True)
    return found.distinct().order_by("pk")


def _has_asked(user: User, organization: Organization) -> bool:
    rows = Claim.objects.filter(user=user, organization=organization, state=Claim.State.OPEN)
    return rows.exists()
