"""The pages of imports in the menu of signed-in people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sozialatlas.core import addresses, languages
from sozialatlas.exchange.intake.access import may_import
from sozialatlas.marketplace.workspace import navigation

PATH = "redaktion/einspielen"


def fill() -> None:
    """Put them in."""
    navigation.add(
        navigation.Page(
            area=navigation.DESK, label=_("Daten einspielen"), path=PATH, order=70, may=may_import
        )
    )


def url(*parts: object) -> str:
    """Return the address of a page about imports, in the language of the page."""
    return addresses.page("/".join((PATH, *map(str, parts))), languages.current())
