"""What is done each night about confirmations."""

from __future__ import annotations

import logging

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.jobs import Nightly, job
from sozialatlas.marketplace.freshness import actions

log = logging.getLogger(__name__)


@job("freshness.remind", _("An Bestätigungen erinnern"), nightly=Nightly(hour=6), minutes=20)
def remind() -> None:
    """Ask for what is due, in the morning of each day."""
    run = actions.remind(at=timezone.now())
    log.info(
        "reminders: %s mails about %s entries, %s to call, %s hidden, %s letters left",
        *(run.mails, run.asked, run.to_call, run.hidden, run.left),
    )


@job("freshness.forget", _("Alte Erinnerungen löschen"), nightly=Nightly(hour=2))
def forget() -> None:
    """Remove what is no longer needed."""
    actions.forget(at=timezone.now())
