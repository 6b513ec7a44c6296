"""What the review does each morning, and at night with pictures that nobody needs."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.jobs import Nightly, job
from sozialatlas.directory import pictures
from sozialatlas.marketplace.review import digests, pictures as proposed


@job("review.digest", _("Prüfende erinnern"), nightly=Nightly(hour=7))
def digest() -> None:
    """Write to each reviewer for whom something waits."""
    digests.send(on=timezone.localdate())


@job("review.forget_pictures", _("Nicht verwendete Bilder löschen"), nightly=Nightly(hour=2))
def forget_pictures() -> None:
    """Delete what was uploaded and is part of no record, version, draft or proposal."""
    pictures.forget(proposed.needed(), before=timezone.now() - pictures.GRACE)
