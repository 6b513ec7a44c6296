"""The directory room as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    """Everything social that a county shows."""

    name = "sozialatlas.directory"
    label = "directory"
    verbose_name = _("Verzeichnis")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep the packaged taxonomy in step with the database, and say which topics there are."""
        from sozialatlas.accounts import scopes
        from sozialatlas.directory import listeners
        from sozialatlas.directory.queries import is_topic

        listeners.connect()
        scopes.register("topic", is_topic)
