"""Which organizations belong to which: a county association, its branches, their houses."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable

from sozialatlas.directory.models import Organization


class OrganizationTree:
    """The organizations that belong to another one; all others stand alone."""

    def __init__(self, pairs: Iterable[tuple[uuid.UUID, uuid.UUID]]) -> None:
        """Join organizations (`part`, `whole`)."""
        self._whole = dict(pairs)
        self._parts: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
        for part, whole in self._whole.items():
            self._parts[whole].append(part)

    def over(self, organization_id: uuid.UUID) -> tuple[str, ...]:
        """Return an organization and all that it belongs to, as texts."""
        found = [organization_id]
        while (whole := self._whole.get(found[-1])) is not None and whole not in found:
            found.append(whole)
        return tuple(map(str, found))

    def under(self, organization_ids: Iterable[uuid.UUID]) -> frozenset[uuid.UUID]:
        """Return organizations with all that belong to one of them."""
        found: set[uuid.UUID] = set()
        waiting = list(organization_ids)
        while waiting:
            each = waiting.pop()
            if each not in found:
                found.add(each)
                waiting += self._parts.get(each, ())
        return frozenset(found)


def tree() -> OrganizationTree:
    """Return the organizations as they are now."""
    rows = Organization.objects.filter(parent__isnull=False).order_by("pk")
    return OrganizationTree(rows.values_list("pk", "parent__pk"))


def under(organization_ids: Collection[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Return organizations with all that belong to one of them; asks nothing for none."""
    return tree().under(organization_ids) if organization_ids else frozenset()
