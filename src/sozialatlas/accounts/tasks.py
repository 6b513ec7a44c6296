"""What accounts does each night."""

from __future__ import annotations

from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts import actions
from sozialatlas.core.jobs import Nightly, job


@job("accounts.forget", _("Nie bestätigte Konten löschen"), nightly=Nightly(hour=2, minute=20))
def forget() -> None:
    """Delete accounts whose address nobody ever proved: somebody mistyped it, or made it up.

    With them go sessions and counts of attempts that are over.
    """
    now = timezone.now()
    actions.forget_unproved(at=now)
    actions.forget_attempts(at=now)
    SessionStore.clear_expired()
