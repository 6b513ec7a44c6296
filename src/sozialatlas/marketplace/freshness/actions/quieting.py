"""Ends reminders to an address, and lets them begin again."""

from __future__ import annotations

import datetime as dt

from sozialatlas.marketplace.freshness.contacts import normal
from sozialatlas.marketplace.freshness.models import Quiet


def stop(address: str, *, at: dt.datetime) -> None:
    """Send no more reminders to an address, even if mails came back from there before."""
    Quiet.objects.update_or_create(
        address=normal(address), defaults={"reason": Quiet.Reason.UNWANTED, "at": at}
    )


def resume(address: str) -> None:
    """Send reminders to an address again, if its owner had stopped them."""
    Quiet.objects.filter(address=normal(address), reason=Quiet.Reason.UNWANTED).delete()
