"""Everything that changes who may sign in and what they are trusted with."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from sozialatlas.accounts.errors import MailTaken, NotAMailAddress, WeakPassword
from sozialatlas.accounts.models import RoleAssignment, User


def create_admin(*, email: str, password: str, name: str = "") -> User:
    """Return a new administrator of the installation.

    Raises: NotAMailAddress, MailTaken, WeakPassword.
    """
    _check(email, password)
    with transaction.atomic():
        return User.objects.create_superuser(email, password, name=name)


def assign(*, user: User, role: str, area_key: str = "", scope: str = "") -> RoleAssignment:
    """Give a person a role; giving it twice changes nothing."""
    assignment, _ = RoleAssignment.objects.get_or_create(
        user=user, role=role, area_key=area_key, scope=scope
    )
    return assignment


def settle_access(user: User) -> None:
    """Let the roles of a person decide what is open to them: the one place that does.

    Any role opens the administration, which then shows what the role may do; the role of an
    administrator opens everything. Called whenever a role is given or taken (`listeners`).
    """
    roles = set(RoleAssignment.objects.filter(user=user).values_list("role", flat=True))
    user.is_staff = bool(roles)
    user.is_superuser = RoleAssignment.Role.ADMINISTRATOR in roles
    # Not `save`: when a person is deleted, the roles go first.
    User.objects.filter(pk=user.pk).update(is_staff=user.is_staff, is_superuser=user.is_superuser)


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
