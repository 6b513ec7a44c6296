"""The marketplace room as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MarketplaceConfig(AppConfig):
    """Messages from the public."""

    name = "sozialatlas.marketplace"
    label = "marketplace"
    verbose_name = _("Nachrichten")
    default_auto_field = "django.db.models.BigAutoField"
