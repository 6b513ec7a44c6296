"""Who may set up portals: the county's editors all of them, a town's editors their own town's."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import editing_reach, may_edit_taxonomy


def may_edit_portals(person: AbstractBaseUser | AnonymousUser) -> bool:
    """Return whether a person may set up portals of any kind, and lock what they show."""
    return isinstance(person, User) and may_edit_taxonomy(person)


def may_edit_portal(person: AbstractBaseUser | AnonymousUser, towns: tuple[str, ...]) -> bool:
    """Return whether a person may write the pages of the portal of some towns (keys)."""
    if may_edit_portals(person):
        return True
    reach = editing_reach(person)
    return bool(towns) and all(reach.covers(key) for key in towns)
