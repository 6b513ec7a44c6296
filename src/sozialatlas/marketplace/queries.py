"""Which messages a person may read."""

from __future__ import annotations

from django.db.models import QuerySet

from sozialatlas.accounts.queries import Reach
from sozialatlas.marketplace.models import PublicMessage


def within(rows: QuerySet[PublicMessage], reach: Reach) -> QuerySet[PublicMessage]:
    """Return the messages about records within reach."""
    return rows.filter(reach.below("area_key"))
