"""What is done about duplicates each night."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.jobs import Nightly, job
from sozialatlas.marketplace.duplicates import actions


@job("marketplace.duplicates", _("Dubletten suchen"), nightly=Nightly(hour=4))
def renew() -> None:
    """Look for pairs that may be one; repeating it changes nothing."""
    actions.renew(at=timezone.now())
