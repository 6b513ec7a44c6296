"""Duplicates as a Django app, because they have tables."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DuplicatesConfig(AppConfig):
    """Pairs of entries that may be one."""

    name = "sozialatlas.marketplace.duplicates"
    label = "duplicates"
    verbose_name = _("Dubletten")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let what the marketplace keeps follow merged entries; fill the menu; keep traces."""
        from sozialatlas.marketplace.duplicates import followers, listeners, menu

        followers.fill()
        listeners.connect()
        menu.fill()
