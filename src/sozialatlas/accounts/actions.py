"""Everything that changes who may sign in and what they are trusted with."""

from __future__ import annotations

import datetime as dt
import secrets

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from sozialatlas.accounts import leaving
from sozialatlas.accounts.errors import (
    LastAdministrator,
    MailTaken,
    NotAMailAddress,
    WeakPassword,
)
from sozialatlas.accounts.models import Attempt, RoleAssignment, User

_ROLES = RoleAssignment.Role
_OPENING = frozenset({
    _ROLES.ADMINISTRATOR, _ROLES.COUNTY_EDITOR, _ROLES.TOWN_EDITOR, _ROLES.PLANNER,
})  # fmt: skip
"""The roles that open the administration."""
PROVED_WITHIN = dt.timedelta(days=2)
"""So long an account may wait for the code of its address."""


def create_admin(*, email: str, password: str, name: str = "") -> User:
    """Return a new administrator of the installation.

    Raises: NotAMailAddress, MailTaken, WeakPassword.
    """
    _check(email, password)
    with transaction.atomic():
        user = User.objects.create_superuser(email, password, name=name)
        trust_address(user=user)
        return user


def assign(*, user: User, role: str, area_key: str = "", scope: str = "") -> RoleAssignment:
    """Give a person a role; giving it twice changes nothing."""
    assignment, _ = RoleAssignment.objects.get_or_create(
        user=user, role=role, area_key=area_key, scope=scope
    )
    return assignment


def settle_access(user: User) -> None:
    """Let the roles of a person decide what is open to them: the one place that does.

    Roles that keep something open the administration, which then shows what they may do; the role
    of an administrator opens everything. Who checks or counsels has pages of their own instead.
    Called whenever a role is given or taken (`listeners`).
    """
    roles = set(RoleAssignment.objects.filter(user=user).values_list("role", flat=True))
    user.is_staff = bool(roles & _OPENING)
    user.is_superuser = RoleAssignment.Role.ADMINISTRATOR in roles
    # Not `save`: when a person is deleted, the roles go first.
    User.objects.filter(pk=user.pk).update(is_staff=user.is_staff, is_superuser=user.is_superuser)


def end_sessions(*, user: User) -> None:
    """Sign a person out everywhere; the caller keeps the session at hand, if it wants."""
    user.session_salt = secrets.token_hex(8)
    user.save(update_fields=["session_salt"])


def trust_address(*, user: User) -> None:
    """Take a person's mail address as proved: whoever administers vouches for it."""
    # The others first: there is one primary address a person.
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )


def delete_account(*, user: User) -> None:
    """Delete a person with the own account, after upper rooms let go of the person.

    Raises: LastAdministrator, if nobody else could give roles any more.
    """
    with transaction.atomic():
        administrators = RoleAssignment.objects.filter(
            role=RoleAssignment.Role.ADMINISTRATOR, user__is_active=True
        )
        mine = administrators.filter(user=user)
        if mine.exists() and not administrators.exclude(user=user).exists():
            raise LastAdministrator(user.pk)
        leaving.take_leave(user)
        user.delete()


def forget_unproved(*, at: dt.datetime) -> int:
    """Delete accounts that waited too long for the code of their address; return how many."""
    unproved = User.objects.filter(
        joined_at__lt=at - PROVED_WITHIN, last_login=None, role_assignments=None
    ).exclude(emailaddress__verified=True)
    with transaction.atomic():
        people = list(unproved.select_for_update(of=("self",)).order_by("pk"))
        for person in people:
            leaving.take_leave(person)
            person.delete()
    return len(people)


def forget_attempts(*, at: dt.datetime) -> int:
    """Delete counts of attempts whose time is over; return how many."""
    count, _ = Attempt.objects.filter(expires__lt=at).delete()
    return count


def _check(email: str, password: str) -> None:
    try:
        validate_email(email.strip())
    except ValidationError as error:
        raise NotAMailAddress(email) from error
    if User.objects.filter(email__iexact=email.strip()).exists():
        raise MailTaken(email)
    try:
        validate_password(password)
    except ValidationError as error:
        raise WeakPassword(error.messages) from error
