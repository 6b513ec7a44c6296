"""Remembers that the mail server takes nothing, and when it is tried again."""

from __future__ import annotations

import datetime as dt

from django.db.models import F

from sozialatlas.core.mail.models import Outage

FIRST_PAUSE = dt.timedelta(minutes=1)
LONGEST_PAUSE = dt.timedelta(hours=1)
_DOUBLINGS = 10


def current() -> Outage | None:
    """Return the outage of now; None while the server answers."""
    return Outage.objects.filter(pk=Outage.THE_ONE).first()


def note(reason: str, now: dt.datetime) -> Outage:
    """Note one more try in vain; the pauses grow up to an hour."""
    first = {"began_at": now, "next_at": now, "tries": 0, "reason": reason}
    row, _is_new = Outage.objects.get_or_create(pk=Outage.THE_ONE, defaults=first)
    pause = min(FIRST_PAUSE * 2 ** min(row.tries, _DOUBLINGS), LONGEST_PAUSE)
    row.reason, row.next_at = reason, now + pause
    Outage.objects.filter(pk=row.pk).update(
        reason=reason, next_at=row.next_at, tries=F("tries") + 1
    )
    return row


def end() -> None:
    """Note that the server answers."""
    Outage.objects.all().delete()
