"""One sign-in per role, for the demo county only."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet

from sozialatlas.accounts import actions
from sozialatlas.accounts.errors import AccountsError
from sozialatlas.accounts.models import RoleAssignment, User


class NotADemo(AccountsError):
    """The installation is not in demo mode: there must be no known passwords."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """A mail address and a password that are shown on the terminal."""

    role: str
    email: str
    password: str


_ROLES = RoleAssignment.Role
# Nobody else has addresses below .example (RFC 2606).
_DOMAIN = "auental.example"


def create_sign_ins(*, county_key: str, town_key: str) -> tuple[SignIn, ...]:
    """Return one sign-in per role, with new random passwords.

    Raises: NotADemo, outside demo mode.
    """
    if not settings.DEMO:
        raise NotADemo
    people = (
        ("verwaltung", _ROLES.ADMINISTRATOR, ""),
        ("landkreis", _ROLES.COUNTY_EDITOR, county_key),
        ("gemeinde", _ROLES.TOWN_EDITOR, town_key),
        ("planung", _ROLES.PLANNER, county_key),
        ("pruefung", _ROLES.REVIEWER, county_key),
        ("beratung", _ROLES.COUNSELLOR, county_key),
    )
    with_roles = tuple(_with_role(name, role, area_key) for name, role, area_key in people)
    # Keeps the entries of a club: what the rooms above give, no role does.
    return (*with_roles, _sign_in("verein", "Verein"))


def _with_role(name: str, role: RoleAssignment.Role, area_key: str) -> SignIn:
    given = _sign_in(name, str(role.label))
    user = User.objects.get(email=given.email)
    actions.assign(user=user, role=role, area_key=area_key)
    return given


def _sign_in(name: str, label: str) -> SignIn:
    email = f"{name}@{_DOMAIN}"
    password = secrets.token_urlsafe(9)
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, name=label)
    user.set_password(password)
    user.save(update_fields=["password"])
    actions.trust_address(user=user)
    return SignIn(label, email, password)


def has_sign_ins() -> bool:
    """Return whether the sign-ins of the demo are there."""
    return _people().exists()


def remove_sign_ins() -> int:
    """Delete the sign-ins of the demo, which exist in demo mode only; return how many."""
    count = _people().count()
    _people().delete()
    return count


def _people() -> QuerySet[User]:
    return User.objects.filter(email__endswith=f"@{_DOMAIN}")
