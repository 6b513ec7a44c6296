"""People with a role, for the tests of all rooms."""

from __future__ import annotations

from sozialatlas.accounts import actions
from sozialatlas.accounts.models import User


def editor(email: str, role: str, area_key: str = "") -> User:
    """Return a person with one role in an area."""
    person = User.objects.create_user(email)
    actions.assign(user=person, role=role, area_key=area_key)
    person.refresh_from_db()
    return person
