"""Which messages a person may read."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from sozialatlas.accounts.queries import Reach
from sozialatlas.marketplace.models import PublicMessage


def within(rows: QuerySet[PublicMessage], reach: Reach) -> QuerySet[PublicMessage]:
    """Return the messages about records within reach."""
    if reach.everywhere:
        return rows
    if not reach.keys:
        return rows.none()
    return rows.filter(reduce(or_, (Q(area_key__startswith=key) for key in reach.keys)))
