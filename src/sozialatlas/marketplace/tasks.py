"""What the marketplace does each night."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.jobs import Nightly, job
from sozialatlas.marketplace import actions


@job("marketplace.forget", _("Mailadressen alter Nachrichten löschen"), nightly=Nightly(hour=2))
def forget() -> None:
    """Remove what was kept of senders for its time only, also where no new message comes in."""
    actions.forget(at=timezone.now())
