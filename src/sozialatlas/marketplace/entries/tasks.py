"""What is done each night about drafts."""

from __future__ import annotations

import logging

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.jobs import Nightly, job
from sozialatlas.marketplace.entries import upkeep

log = logging.getLogger(__name__)


@job("entries.keep_drafts", _("An Entwürfe erinnern, alte löschen"), nightly=Nightly(hour=5))
def keep_drafts() -> None:
    """Remind of drafts that wait, and forget those that waited on."""
    at = timezone.now()
    forgotten, reminded = upkeep.forget(at=at), upkeep.remind(at=at)
    log.info("drafts: %s forgotten, %s reminded of", forgotten, reminded)
