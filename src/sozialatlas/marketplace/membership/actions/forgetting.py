"""Ends what nobody answered, and removes what is no longer needed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sozialatlas.marketplace.membership.models import Claim, Invitation

LIFE_OF_DECIDED = dt.timedelta(days=180)
"""How long it stays readable who was let in or refused, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """How many claims ended, and how many claims and invitations were removed."""

    ended: int
    claims: int
    invitations: int


def forget(*, at: dt.datetime) -> Forgotten:
    """End claims whose time is over; remove old ones and invitations that nobody opened."""
    over = Claim.objects.filter(state=Claim.State.OPEN, expires_at__lte=at)
    ended = over.update(state=Claim.State.EXPIRED, decided_at=at, code_mark="")
    old = Claim.objects.filter(decided_at__lte=at - LIFE_OF_DECIDED)
    claims, _of_kind = old.delete()
    invitations, _of_kind = Invitation.objects.filter(expires_at__lte=at).delete()
    return Forgotten(ended=ended, claims=claims, invitations=invitations)
