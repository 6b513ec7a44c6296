"""Membership as a Django app, because it has tables."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembershipConfig(AppConfig):
    """People who speak for organizations."""

    name = "sozialatlas.marketplace.membership"
    label = "membership"
    verbose_name = _("Zugänge der Träger")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Notice when an organization loses its last owner, and show the pages in the menus."""
        from sozialatlas.marketplace.membership import listeners, menu

        listeners.connect()
        menu.fill()
