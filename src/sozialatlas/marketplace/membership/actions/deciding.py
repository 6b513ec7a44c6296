"""What the county's editors decide about access."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.membership import mails
from sozialatlas.marketplace.membership.actions.claiming import close, issue
from sozialatlas.marketplace.membership.actions.joining import hold, join
from sozialatlas.marketplace.membership.errors import NotOpen
from sozialatlas.marketplace.membership.models import Claim, Trust


def grant(claim: Claim, *, role: str, by: User, at: dt.datetime, reason: str = "") -> None:
    """Let a person in without a code, and tell them.

    Raises: NotOpen, if somebody decided before.
    """
    with transaction.atomic():
        hold(claim.organization)
        locked = _locked(claim)
        close(locked, Claim.State.PROVED, at=at, by=by, reason=reason)
        join(user=locked.user, organization=locked.organization, role=role, at=at)
        mails.tell_granted(locked)


def refuse(claim: Claim, *, reason: str, by: User, at: dt.datetime) -> None:
    """Let a person not in, and tell them why.

    Raises: NotOpen, if somebody decided before.
    """
    with transaction.atomic():
        locked = _locked(claim)
        close(locked, Claim.State.REFUSED, at=at, by=by, reason=reason)
        mails.tell_refused(locked)


def new_code(claim: Claim, *, at: dt.datetime) -> str:
    """Return a code to read out or to print; earlier ones no longer count, wrong tries neither.

    Raises: NotOpen.
    """
    with transaction.atomic():
        locked = _locked(claim)
        locked.tries = 0
        locked.save(update_fields=["tries"])
        return issue(locked, at=at)


def trust(*, organization: Organization, level: str, by: User, at: dt.datetime) -> Trust:
    """Set whether what an organization enters is published at once."""
    row, _is_new = Trust.objects.update_or_create(
        organization=organization, defaults={"level": level, "by": by, "at": at}
    )
    return row


def _locked(claim: Claim) -> Claim:
    rows = Claim.objects.select_for_update(of=("self",)).select_related("organization", "user")
    found = rows.filter(pk=claim.pk, state=Claim.State.OPEN).first()
    if found is None:
        raise NotOpen(str(claim.pk))
    return found
