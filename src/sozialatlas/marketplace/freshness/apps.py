"""Freshness as a Django app, because it has tables."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FreshnessConfig(AppConfig):
    """Confirmations, reminders and the list of calls."""

    name = "sozialatlas.marketplace.freshness"
    label = "freshness"
    verbose_name = _("Bestätigungen und Erinnerungen")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Note each confirmation, hear of mails that come back, and fill the menu."""
        from sozialatlas.marketplace.freshness import followers, listeners, menu

        listeners.connect()
        followers.add()
        menu.fill()
