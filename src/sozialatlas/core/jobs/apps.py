"""Background jobs as a Django app, because they have a table."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    """Work that is done beside the pages."""

    name = "sozialatlas.core.jobs"
    label = "jobs"
    verbose_name = _("Hintergrund")
    default_auto_field = "django.db.models.BigAutoField"
