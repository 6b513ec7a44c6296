"""The entry of the duplicates in the side menu."""

from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts.models import User
from sozialatlas.marketplace.workspace import navigation


def fill() -> None:
    """Put the entry in."""
    navigation.add(
        navigation.Page(
            area=navigation.DESK,
            label=_("Dubletten"),
            path="redaktion/dubletten",
            order=30,
            count=_waiting,
        )
    )


def _waiting(user: User) -> int:
    from sozialatlas.marketplace.duplicates import queries  # noqa: PLC0415 -- needs the tables

    return queries.visible_to(user).waiting().count()
