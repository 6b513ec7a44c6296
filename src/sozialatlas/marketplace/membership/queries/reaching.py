"""Which organizations and records somebody speaks for."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Mapping

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from sozialatlas.accounts.models import User
from sozialatlas.directory import organization_tree
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import (
    Event,
    Location,
    Organization,
    Published,
    RecordKind,
    Service,
    ServiceAtLocation,
    VolunteerRole,
)
from sozialatlas.directory.permissions import Thing
from sozialatlas.marketplace.membership.models import Claim, Membership, Role

Person = AbstractBaseUser | AnonymousUser
Ids = frozenset[uuid.UUID]


def organization_ids(user: Person) -> Ids:
    """Return the organizations that somebody speaks for, with all that hang below them."""
    return _below(user, Role.values)


def owned_ids(user: Person) -> Ids:
    """Return the organizations whose members somebody decides on, branches included."""
    return _below(user, [Role.OWNER])


def _below(user: Person, roles: Collection[str]) -> Ids:
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    rows = Membership.objects.filter(user=user, role__in=roles).order_by()
    return organization_tree.under(list(rows.values_list("organization_id", flat=True)))


def organizations_of(user: Person) -> QuerySet[Organization]:
    """Return the organizations that somebody speaks for, branches included, by name."""
    return Organization.objects.filter(pk__in=organization_ids(user)).order_by("name", "pk")


def claimed_organizations(user: Person, now: dt.datetime) -> QuerySet[Organization]:
    """Return the organizations that somebody says to speak for, and has not proved yet.

    They may prepare drafts for these; of the organization they see what the public sees.
    """
    if not isinstance(user, User) or not user.is_active:
        return Organization.objects.none()
    claims = Claim.objects.filter(user=user, state=Claim.State.OPEN, expires_at__gt=now)
    return Organization.objects.filter(pk__in=claims.values("organization_id")).order_by(
        "name", "pk"
    )


def speaks_for(user: Person, organization_id: uuid.UUID) -> bool:
    """Return whether somebody speaks for an organization, or for one that it belongs to."""
    return organization_id in organization_ids(user)


def is_owner(user: Person, organization_id: uuid.UUID) -> bool:
    """Return whether somebody decides who else speaks for an organization."""
    return organization_id in owned_ids(user)


def visible_to(rows: QuerySet[Thing], user: Person) -> QuerySet[Thing]:
    """Return the records of one kind that somebody may edit as a provider."""
    return of_organizations(rows, organization_ids(user))


def of_organizations(rows: QuerySet[Thing], ids: Collection[uuid.UUID]) -> QuerySet[Thing]:
    """Return the records of one kind that belong to some organizations."""
    if not ids:
        return rows.none()
    return rows.filter(_RULES[rows.model](ids))


def may_edit(user: Person, kind: str, record_id: uuid.UUID) -> bool:
    """Return whether somebody may propose changes to a record as its provider."""
    if kind not in KIND_OF:
        return False
    rows = KIND_OF[kind].model._default_manager.filter(pk=record_id)
    return visible_to(rows, user).exists()


def records_of(user: Person) -> Mapping[str, QuerySet[Published]]:
    """Return, by kind, the records that somebody may edit as a provider."""
    return records_of_organizations(organization_ids(user))


def records_of_organizations(ids: Collection[uuid.UUID]) -> Mapping[str, QuerySet[Published]]:
    """Return, by kind, the records that belong to some organizations."""
    kinds = KIND_OF.values()
    return {kind.code: of_organizations(kind.model._default_manager.all(), ids) for kind in kinds}


def organization_of(kind: str, record_id: uuid.UUID) -> uuid.UUID | None:
    """Return the organization that a record belongs to; None where it is nobody's or is gone."""
    column = _ORGANIZATION.get(kind)
    if column is None:
        return None
    rows = KIND_OF[kind].model._default_manager.filter(pk=record_id)
    found: uuid.UUID | None = rows.values_list(column, flat=True).first()
    return found


def _of_location(ids: Collection[uuid.UUID]) -> Q:
    """A house that names no provider is its users', as long as they are all one's own."""
    links = ServiceAtLocation.objects.filter(location=OuterRef("pk"))
    own = links.filter(service__organization__in=ids)
    foreign = links.exclude(service__organization__in=ids)
    return Q(organization__in=ids) | (Q(organization=None) & Exists(own) & ~Exists(foreign))


def _of_thing(ids: Collection[uuid.UUID]) -> Q:
    return Q(organization__in=ids)


_RULES: Mapping[type[Published], Callable[[Collection[uuid.UUID]], Q]] = {
    Organization: lambda ids: Q(pk__in=ids),
    Location: _of_location,
    Service: _of_thing,
    ServiceAtLocation: lambda ids: Q(service__organization__in=ids),
    Event: _of_thing,
    VolunteerRole: _of_thing,
}
_ORGANIZATION: Mapping[str, str] = {
    RecordKind.ORGANIZATION: "pk",
    RecordKind.LOCATION: "organization_id",
    RecordKind.SERVICE: "organization_id",
    RecordKind.SERVICE_AT_LOCATION: "service__organization_id",
    RecordKind.EVENT: "organization_id",
    RecordKind.VOLUNTEER_ROLE: "organization_id",
}
