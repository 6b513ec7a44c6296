"""The search room as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Finds records; derived from the directory and disposable."""

    name = "sozialatlas.search"
    label = "search"
    verbose_name = _("Suche")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Note each change of the directory for the indexer."""
        from sozialatlas.search import listeners

        listeners.connect()
