"""The jobs of the exchange."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.jobs import Nightly, job
from sozialatlas.exchange.delta import tidying
from sozialatlas.exchange.intake import tasks as intake  # noqa: F401 -- declares its jobs
from sozialatlas.exchange.opendata import actions as opendata


@job("exchange.tidy", _("Alte Änderungen vergessen"), nightly=Nightly(hour=2, minute=40))
def tidy() -> None:
    """Keep the newest change of each thing."""
    tidying.tidy()


# Each minute of it is the time of one process beside the pages; a large county takes three.
@job("exchange.dump", _("Offene Daten abziehen"), nightly=Nightly(hour=3, minute=10), minutes=30)
def dump() -> None:
    """Write all open data into one file."""
    opendata.dump(root=settings.SITE_URL, at=timezone.now())
