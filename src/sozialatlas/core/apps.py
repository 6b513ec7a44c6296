"""The core room as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """Layout and components that all pages share."""

    name = "sozialatlas.core"
    label = "core"
    verbose_name = _("Grundlagen")
    default_auto_field = "django.db.models.BigAutoField"
