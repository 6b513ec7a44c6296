"""What the review does each morning."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.jobs import Nightly, job
from sozialatlas.marketplace.review import digests


@job("review.digest", _("Prüfende erinnern"), nightly=Nightly(hour=7))
def digest() -> None:
    """Write to each reviewer for whom something waits."""
    digests.send(on=timezone.localdate())
