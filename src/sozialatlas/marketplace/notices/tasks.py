"""What is done about subscriptions in the background."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.jobs import Nightly, job
from sozialatlas.marketplace.notices import actions
from sozialatlas.marketplace.notices.circulars import tasks as _of_circulars  # noqa: F401 -- declared there


@job("notices.week", _("Neues der Woche verschicken"), minutes=30, nightly=Nightly(hour=6))
def tell_week() -> None:
    """Tell on Monday, or later where the machine was off then, what is new."""
    actions.tell_week(now=timezone.now())


@job("notices.forget", _("Unbestätigte Abos löschen"), nightly=Nightly(hour=2, minute=10))
def forget() -> None:
    """Remove the addresses of whoever never confirmed."""
    actions.forget(at=timezone.now())
