"""The jobs of the jobs themselves."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.jobs import queue
from sozialatlas.core.jobs.kinds import Nightly, job

DAYS_TO_REMEMBER = 30


@job("jobs.forget", _("Erledigte Aufgaben vergessen"), nightly=Nightly(hour=2))
def forget() -> None:
    """Remove what was done a month ago; what failed stays until somebody looks at it."""
    queue.forget(timezone.now() - dt.timedelta(days=DAYS_TO_REMEMBER))
