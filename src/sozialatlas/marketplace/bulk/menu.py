"""The entry in the menu of providers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts.models import User
from sozialatlas.marketplace.membership.models import Membership
from sozialatlas.marketplace.workspace import navigation

PATH = "mein/tabelle"


def fill() -> None:
    """Put the table in for whoever speaks for somebody."""
    navigation.add(
        navigation.Page(
            area=navigation.MINE, label=_("Alles als Tabelle"), path=PATH, order=60, may=_is_member
        )
    )


def _is_member(user: User) -> bool:
    return Membership.objects.filter(user=user).exists()
