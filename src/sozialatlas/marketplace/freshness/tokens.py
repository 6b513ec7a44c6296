"""The signed name of a reminder in its link: bound to the mail and to its address."""

from __future__ import annotations

import hashlib

from django.core.signing import BadSignature, Signer

from sozialatlas.marketplace.freshness.models import Reminder

_SALT = "freshness.reminder"
_MARK = 12


def token_of(reminder: Reminder) -> str:
    """Return what the link of a reminder names it by."""
    return Signer(salt=_SALT, sep=".").sign(f"{reminder.pk:x}-{_mark(reminder.address)}")


def reminder_of(token: str) -> Reminder | None:
    """Return the reminder of a link, also of an expired one; None for what nobody signed."""
    try:
        number, mark = Signer(salt=_SALT, sep=".").unsign(token).split("-")
        reminder = Reminder.objects.filter(pk=int(number, 16)).first()
    except (BadSignature, ValueError):
        return None
    return reminder if reminder and _mark(reminder.address) == mark else None


def _mark(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()[:_MARK]
