"""Registration as a Django app: it has no tables, but listens."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistrationConfig(AppConfig):
    """The way of new providers."""

    name = "sozialatlas.marketplace.registration"
    label = "registration"
    verbose_name = _("Anmeldung von Trägern")

    def ready(self) -> None:
        """Let in who added an organization when it is accepted."""
        from sozialatlas.marketplace.registration import listeners

        listeners.connect()
