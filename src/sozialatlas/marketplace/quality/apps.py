"""Quality as a Django app, because it has tables."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QualityConfig(AppConfig):
    """Checks of entries, and their board."""

    name = "sozialatlas.marketplace.quality"
    label = "quality"
    verbose_name = _("Datenqualität")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the board into the menu, and findings on the first page of providers."""
        from sozialatlas.marketplace.quality import menu, provider_tasks

        menu.fill()
        provider_tasks.fill()
