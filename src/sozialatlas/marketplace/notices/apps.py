"""Notices as a Django app, because they have tables."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    """News by mail."""

    name = "sozialatlas.marketplace.notices"
    label = "notices"
    verbose_name = _("Neues per Mail")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear of addresses that take nothing, and show the way in where mails go out."""
        from sozialatlas.marketplace.notices import listeners, menu
        from sozialatlas.marketplace.notices.circulars import menu as of_circulars

        listeners.connect()
        menu.fill()
        of_circulars.fill()
