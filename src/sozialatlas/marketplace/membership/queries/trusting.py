"""How far an organization is trusted."""

from __future__ import annotations

import uuid

from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.membership.models import Trust


def is_trusted(organization_id: uuid.UUID) -> bool:
    """Return whether what an organization enters is published at once.

    What is said of the organization itself counts, else what is said of the nearest above it.
    """
    line = _upwards(organization_id)
    rows = Trust.objects.filter(organization__in=line).order_by()
    levels = dict(rows.values_list("organization_id", "level"))
    nearest = next((levels[each] for each in line if each in levels), Trust.Level.CHECKED)
    return nearest == Trust.Level.TRUSTED


def _upwards(organization_id: uuid.UUID) -> list[uuid.UUID]:
    """Return an organization and all that it belongs to: a step each, not the whole tree."""
    line: list[uuid.UUID] = []
    each: uuid.UUID | None = organization_id
    while each is not None and each not in line:
        line.append(each)
        rows = Organization.objects.filter(pk=each).order_by()
        each = rows.values_list("parent_id", flat=True).first()
    return line
