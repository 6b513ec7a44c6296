"""The jobs of the exchange."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sozialatlas.core.jobs import Nightly, job
from sozialatlas.exchange.delta import tidying


@job("exchange.tidy", _("Alte Änderungen vergessen"), nightly=Nightly(hour=2, minute=40))
def tidy() -> None:
    """Keep the newest change of each thing."""
    tidying.tidy()
