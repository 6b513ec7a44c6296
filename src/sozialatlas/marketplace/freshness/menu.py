"""The entry of the calls in the side menu."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts.models import User
from sozialatlas.marketplace.freshness import calling
from sozialatlas.marketplace.workspace import navigation


def fill() -> None:
    """Put the entry in."""
    navigation.add(
        navigation.Page(
            area=navigation.DESK,
            label=_("Anrufe"),
            path="redaktion/anrufe",
            order=40,
            count=_waiting,
        )
    )


def _waiting(user: User) -> int:
    return calling.visible_to(user).count()
