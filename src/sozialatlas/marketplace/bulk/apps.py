"""The table of entries as a Django app: it has no tables of its own."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BulkConfig(AppConfig):
    """Many entries at once."""

    name = "sozialatlas.marketplace.bulk"
    label = "bulk"
    verbose_name = _("Einträge als Tabelle")

    def ready(self) -> None:
        """Show the page in the menu."""
        from sozialatlas.marketplace.bulk import menu

        menu.fill()
