"""Telling about circulars, in the background."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.jobs import job
from sozialatlas.marketplace.notices.circulars import telling
from sozialatlas.marketplace.notices.models import Circular


@job("notices.tell", _("Rundschreiben verschicken"))
def tell(circular_id: int) -> None:
    """Tell all whom a circular is for."""
    circular = Circular.objects.filter(pk=circular_id).first()
    if circular is not None:
        telling.tell(circular, at=timezone.now())
