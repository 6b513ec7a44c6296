"""Asks for access anew where an organization went into another: a merger lets nobody in."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _, override

from sozialatlas.accounts.models import User
from sozialatlas.core import languages
from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.membership import mails, queries
from sozialatlas.marketplace.membership.actions.claiming import LIFE, withdraw
from sozialatlas.marketplace.membership.actions.joining import hold
from sozialatlas.marketplace.membership.models import LONGEST_NOTE, Claim, Membership


@dataclass(frozen=True, slots=True)
class _Follower:
    """Somebody who comes along, and what is known of them."""

    user: User
    note: str
    objected_at: dt.datetime | None = None
    objected_by: User | None = None


def ask_for_access(old: uuid.UUID, new: uuid.UUID, *, at: dt.datetime) -> Sequence[Claim]:
    """Open claims for the people of an organization that went into another; an editor decides.

    What they were for the old one stays with it, so that taking the merger back is enough.
    """
    with transaction.atomic():
        organization = Organization.objects.get(pk=new)
        hold(organization)
        owners = queries.owners(new)
        opened = [
            Claim.objects.create(
                user=each.user,
                organization=organization,
                way=Claim.Way.EDITOR,
                note=each.note,
                opened_at=at,
                expires_at=at + LIFE,
                objected_at=each.objected_at,
                objected_by=each.objected_by,
            )
            for each in _followers(Organization.objects.get(pk=old), at)
            if not queries.speaks_for(each.user, new) and not _has_asked(each.user, organization)
        ]
        for claim in opened:
            mails.tell_owners(claim, owners)
    return opened


def ask_no_more(claims: Collection[str], *, at: dt.datetime) -> None:
    """Withdraw those of the claims on which nobody has decided."""
    for claim in Claim.objects.filter(pk__in=claims):
        withdraw(claim, at=at)


def _followers(organization: Organization, at: dt.datetime) -> list[_Follower]:
    """Return who speaks for an organization, and who has asked to: what an editor needs to know.

    The note is stored, so it is in the language of the house, whoever merges.
    """
    with override(languages.GERMAN):
        spoke = _("Sprach für „{name}“, das hier aufgegangen ist.")
        asked = _("Bat um Zugang zu „{name}“, das hier aufgegangen ist.")
    speaking = Membership.objects.filter(organization=organization, user__is_active=True)
    claims = Claim.objects.open_at(at).filter(organization=organization, user__is_active=True)
    found = {
        row.user_id: _Follower(row.user, spoke.format(name=organization.name)[:LONGEST_NOTE])
        for row in speaking.select_related("user")
    }
    for row in claims.select_related("user", "objected_by"):
        note = asked.format(name=organization.name)[:LONGEST_NOTE]
        follower = _Follower(row.user, note, row.objected_at, row.objected_by)
        found.setdefault(row.user_id, follower)
    return [found[key] for key in sorted(found)]


def _has_asked(user: User, organization: Organization) -> bool:
    rows = Claim.objects.filter(user=user, organization=organization, state=Claim.State.OPEN)
    return rows.exists()
