"""The providers' entries as a Django app, because drafts have a table."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EntriesConfig(AppConfig):
    """Where providers keep what they offer."""

    name = "sozialatlas.marketplace.entries"
    label = "entries"
    verbose_name = _("Einträge der Träger")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the menu."""
        from sozialatlas.marketplace.entries import menu

        menu.fill()
