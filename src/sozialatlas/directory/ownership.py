"""Who keeps which groups of fields of a record."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping

from sozialatlas.directory.models import FieldOwner


def foreign_groups(
    kind: str, ids: Collection[uuid.UUID], owner: str
) -> Mapping[uuid.UUID, frozenset[str]]:
    """Return, per record, the groups of fields that belong to somebody else."""
    groups: dict[uuid.UUID, set[str]] = defaultdict(set)
    rows = FieldOwner.objects.filter(kind=kind, record_id__in=ids).exclude(owner=owner)
    for record_id, group in rows.values_list("record_id", "group"):
        groups[record_id].add(group)
    return {record_id: frozenset(found) for record_id, found in groups.items()}


def take_over(
    kind: str, record_id: uuid.UUID, groups: Collection[str], *, owner: str, at: dt.datetime
) -> None:
    """Make `owner` the one who keeps these groups of fields from now on."""
    for group in sorted(groups):
        FieldOwner.objects.update_or_create(
            kind=kind,
            record_id=record_id,
            group=group,
            defaults={"owner": owner, "since": at},
        )


def owners_of(kind: str, record_id: uuid.UUID) -> dict[str, str]:
    """Return who keeps which group of fields of a record; groups of its source are left out."""
    rows = FieldOwner.objects.filter(kind=kind, record_id=record_id).order_by("group")
    return dict(rows.values_list("group", "owner"))


def give_back(
    kind: str, record_id: uuid.UUID, owners: Mapping[str, str], *, at: dt.datetime
) -> None:
    """Let the groups of fields of a record be kept by exactly these owners again."""
    rows = FieldOwner.objects.filter(kind=kind, record_id=record_id)
    rows.exclude(group__in=owners).delete()
    now = owners_of(kind, record_id)
    for group, owner in owners.items():
        if now.get(group) != owner:
            take_over(kind, record_id, [group], owner=owner, at=at)
