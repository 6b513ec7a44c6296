"""The exchange room as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    """Services in from files, and out to machines."""

    name = "sozialatlas.exchange"
    label = "exchange"
    verbose_name = _("Datenaustausch")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the open data in the footer, and note what changes."""
        from sozialatlas.exchange import listeners, menu
        from sozialatlas.exchange.intake import menu as intake

        menu.fill()
        intake.fill()
        listeners.connect()
