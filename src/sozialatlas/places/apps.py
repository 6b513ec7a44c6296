"""The places room as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    """Areas, their boundaries and postal codes."""

    name = "sozialatlas.places"
    label = "places"
    verbose_name = _("Gebiete und Orte")
    default_auto_field = "django.db.models.BigAutoField"
