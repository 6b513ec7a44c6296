"""What the marketplace does beside the pages."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.jobs import Nightly, job
from sozialatlas.marketplace import actions
from sozialatlas.marketplace.duplicates import demo as duplicates
from sozialatlas.marketplace.quality import demo as quality


@job("marketplace.forget", _("Mailadressen alter Nachrichten löschen"), nightly=Nightly(hour=2))
def forget() -> None:
    """Remove what was kept of senders for its time only, also where no new message comes in."""
    actions.forget(at=timezone.now())


@job("marketplace.weigh_demo", _("Beispieldaten prüfen"))
def weigh_demo() -> None:
    """Look through the demo county as the nights would: a minute that nobody has to wait for."""
    now = timezone.now()
    duplicates.fill(now)
    quality.fill(now)
