"""The board in the menu of signed-in people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sozialatlas.marketplace.quality.access import may_read
from sozialatlas.marketplace.workspace import navigation

PATH = "redaktion/qualitaet"


def fill() -> None:
    """Put it in."""
    navigation.add(
        navigation.Page(
            area=navigation.DESK, label=_("Datenqualität"), path=PATH, order=60, may=may_read
        )
    )
