"""What is done each night about access."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.jobs import Nightly, job
from sozialatlas.marketplace.membership import actions


@job("membership.forget", _("Alte Anträge und Einladungen löschen"), nightly=Nightly(hour=2))
def forget() -> None:
    """End claims whose time is over, and remove what is no longer needed."""
    actions.forget(at=timezone.now())
