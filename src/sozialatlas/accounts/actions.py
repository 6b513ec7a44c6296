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
        user = User.objects.create_superuser(email, password, name=name)
        assign(user=user, role=RoleAssignment.Role.ADMINISTRATOR)
    return user


def create_editor(*, email: str, password: str, name: str, role: str, area_key: str) -> User:
    """Return a new person with one role in an area, who may open the administration.

    Raises: NotAMailAddress, MailTaken, WeakPassword.
    """
    _check(email, password)
    with transaction.atomic():
        user = User.objects.create_user(email, password, name=name)
        user.is_staff = True
        user.save(update_fields=["is_staff"])
        assign(user=user, role=role, area_key=area_key)
    return user


def assign(*, user: User, role: str, area_key: str = "", scope: str = "") -> RoleAssignment:
    """Give a person a role; giving it twice changes nothing."""
    assignment, _ = RoleAssignment.objects.get_or_create(
        user=user, role=role, area_key=area_key, scope=scope
    )
    return assignment


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
