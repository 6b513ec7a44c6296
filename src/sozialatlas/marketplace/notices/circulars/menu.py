"""The entries of circulars in the menus of signed-in people."""

from django.utils.translation import gettext_lazy as _

from sozialatlas.marketplace.notices.circulars.queries import may_write
from sozialatlas.marketplace.workspace import navigation


def fill() -> None:
    """Put the entries in."""
    navigation.add(
        navigation.Page(
            area=navigation.MINE, label=_("Neuigkeiten"), path="mein/neuigkeiten", order=60
        )
    )
    navigation.add(
        navigation.Page(
            area=navigation.DESK,
            label=_("Neuigkeiten"),
            path="redaktion/neuigkeiten",
            order=80,
            may=may_write,
        )
    )
