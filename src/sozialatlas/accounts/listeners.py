"""Keeps the access of a person in step with the roles, whoever changes them."""

from __future__ import annotations

from django.db.models.signals import post_delete, post_save

from sozialatlas.accounts import actions
from sozialatlas.accounts.models import RoleAssignment


def connect() -> None:
    """Settle a person's access after each role that is given or taken."""
    for signal in (post_save, post_delete):
        signal.connect(_settle, sender=RoleAssignment, dispatch_uid="accounts.access")


def _settle(instance: RoleAssignment, **_kwargs: object) -> None:
    actions.settle_access(instance.user)
