"""The accounts room as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Users and their roles."""

    name = "sozialatlas.accounts"
    label = "accounts"
    verbose_name = _("Konten")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let roles decide who opens the administration and who corrects areas."""
        from sozialatlas.accounts import listeners, queries
        from sozialatlas.places import permissions

        listeners.connect()
        permissions.decide_by(queries.may_edit_areas)
