"""The entries of these pages in the side menu."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sozialatlas.marketplace.workspace import navigation


def fill() -> None:
    """Put the entries in."""
    for label, path, order in (
        (_("Zu tun"), "mein", 0),
        (_("Einträge"), "mein/eintraege", 20),
    ):
        navigation.add(navigation.Page(area=navigation.MINE, label=label, path=path, order=order))
