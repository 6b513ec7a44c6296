"""Who speaks for an organization, and who can be written to about it."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sozialatlas.directory import organization_tree
from sozialatlas.marketplace.membership.models import Membership, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody to write to about an organization; `organization_id` names where they joined.

    `is_direct`: they joined the organization itself, not one that it belongs to.
    """

    user_id: int
    email: str
    name: str
    role: str
    organization_id: uuid.UUID
    is_direct: bool


def members_with_address(ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, tuple[Member, ...]]:
    """Return who can be written to about each organization, nobody being an empty tuple.

    Its own people come first, owners before others, then those of what it belongs to.
    """
    tree = organization_tree.tree()
    above = {each: tuple(map(uuid.UUID, tree.over(each))) for each in ids}
    people = _people({each for line in above.values() for each in line})
    return {each: _first_of_each(line, people) for each, line in above.items()}


def _people(ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, list[Membership]]:
    found: dict[uuid.UUID, list[Membership]] = defaultdict(list)
    rows = Membership.objects.filter(user__is_active=True).select_related("user")
    if len(ids) < 500:  # SQLite bounds the variables of a statement; many are most of all
        rows = rows.filter(organization__in=ids)
    for row in rows.order_by("organization_id", "-role", "since", "pk"):
        found[row.organization_id].append(row)
    return found


def _first_of_each(
    line: tuple[uuid.UUID, ...], people: Mapping[uuid.UUID, list[Membership]]
) -> tuple[Member, ...]:
    members: dict[int, Member] = {}
    for each in line:
        for row in people.get(each, ()):
            members.setdefault(row.user_id, _member(row, is_direct=each == line[0]))
    return tuple(members.values())


def _member(row: Membership, *, is_direct: bool) -> Member:
    return Member(
        user_id=row.user_id,
        email=row.user.email,
        name=row.user.name,
        role=row.role,
        organization_id=row.organization_id,
        is_direct=is_direct,
    )


def owners(organization_id: uuid.UUID, *, but: int | None = None) -> tuple[Member, ...]:
    """Return who is responsible for an organization, or for one that it belongs to."""
    members = members_with_address([organization_id])[organization_id]
    return tuple(each for each in members if each.role == Role.OWNER and each.user_id != but)
