"""Removes what is no longer needed of persons."""

from __future__ import annotations

import datetime as dt

from sozialatlas.marketplace.freshness.models import Call, Quiet, Reminder, Verification
from sozialatlas.marketplace.proposals.models import Proposal

LIFE_OF_REMINDER = dt.timedelta(days=365)
LIFE_OF_CONTACT = dt.timedelta(days=2 * 365)
LIFE_OF_NOTE = dt.timedelta(days=2 * 365)
LIFE_OF_BOUNCE = dt.timedelta(days=180)
"""After so long a mailbox that sent mails back is tried again: many were only full."""


def forget(*, at: dt.datetime) -> None:
    """Remove old reminders and bounces, and the addresses and notes of old checks and calls."""
    bounced = Quiet.objects.filter(reason=Quiet.Reason.BOUNCED)
    bounced.filter(at__lte=at - LIFE_OF_BOUNCE).delete()
    Reminder.objects.filter(at__lte=at - LIFE_OF_REMINDER).delete()
    old = Verification.objects.filter(at__lte=at - LIFE_OF_CONTACT).exclude(contact="")
    old.update(contact="")
    decided = Proposal.objects.exclude(contact="").filter(changed_at__lte=at - LIFE_OF_CONTACT)
    decided.exclude(state__in=Proposal.UNFINISHED).update(contact="")
    Call.objects.filter(at__lte=at - LIFE_OF_NOTE).exclude(note="").update(note="")
