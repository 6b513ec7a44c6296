"""Sends a new link to the address of an expired one."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sozialatlas.marketplace.freshness import contacts, mails
from sozialatlas.marketplace.freshness.due import entries
from sozialatlas.marketplace.freshness.models import Asked, Reminder
from sozialatlas.marketplace.freshness.refs import Ref

PAUSE = dt.timedelta(hours=1)
"""Who presses again meanwhile gets no second mail."""


def renew(reminder: Reminder, *, at: dt.datetime) -> bool:
    """Send a new link about the same entries to the same address; return whether one was sent.

    None is, if another link is on its way, or if the address is asked about none of them any more.
    """
    with transaction.atomic():
        # The row is the lock: of two who press at once, one sends.
        list(Reminder.objects.select_for_update(of=("self",)).filter(pk=reminder.pk))
        if Reminder.objects.filter(address=reminder.address, at__gt=at - PAUSE).exists():
            return False
        rows = reminder.asked.values_list("kind", "record_id")
        found = list(entries(at, [Ref(*row) for row in rows], is_any_status=True))
        asked = contacts.is_asked(reminder.address, found)
        own = [each for each in found if each.ref in asked]
        if not own:
            return False
        fresh = Reminder.objects.create(address=reminder.address, at=at, step=reminder.step)
        Asked.objects.bulk_create(
            Asked(reminder=fresh, kind=each.ref.kind, record_id=each.ref.id) for each in own
        )
        mails.send(fresh, own)
    return True
