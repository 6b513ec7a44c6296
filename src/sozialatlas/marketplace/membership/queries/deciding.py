"""Who decides on access, and on what."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.accounts.queries import Reach, editing_reach
from sozialatlas.directory import permissions
from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.membership.models import Claim, ClaimQuerySet, Vacancy
from sozialatlas.marketplace.membership.queries.reaching import Person, is_owner


def may_decide(user: Person, organization: Organization) -> bool:
    """Return whether somebody decides on members: an owner, or an editor of the county there."""
    return is_owner(user, organization.pk) or may_decide_as_editor(user, organization)


def may_decide_as_editor(user: Person, organization: Organization) -> bool:
    """Return whether an organization lies within the reach of an editor."""
    rows = Organization.objects.filter(pk=organization.pk)
    return permissions.editable(rows, editing_reach(user)).exists()


def editors_of(organization: Organization, *, but: int | None = None) -> tuple[str, ...]:
    """Return the mail addresses of the county's editors who are there for an organization."""
    role = RoleAssignment.Role.COUNTY_EDITOR
    people = User.objects.filter(is_active=True, role_assignments__role=role)
    if but is not None:
        people = people.exclude(pk=but)
    found = people.distinct().order_by("email").prefetch_related("role_assignments")
    return tuple(each.email for each in found if may_decide_as_editor(each, organization))


def claims_decided_by(user: User) -> ClaimQuerySet:
    """Return the claims on organizations within an editor's reach; the own is for others."""
    rows = Claim.objects.filter(_of_organization_within(editing_reach(user)))
    return rows.exclude(user=user)


def vacancies_within(reach: Reach) -> QuerySet[Vacancy]:
    """Return the organizations within reach for which nobody is responsible any more."""
    return Vacancy.objects.filter(_of_organization_within(reach)).select_related("organization")


def _of_organization_within(reach: Reach) -> Exists:
    # Asked row by row: these are few, while a county has thousands of organizations.
    its = Organization.objects.filter(pk=OuterRef("organization_id"))
    return Exists(permissions.editable(its, reach))
