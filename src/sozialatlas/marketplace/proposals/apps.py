"""Proposals as a Django app, because they have tables."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProposalsConfig(AppConfig):
    """Changes that wait for somebody to check them."""

    name = "sozialatlas.marketplace.proposals"
    label = "proposals"
    verbose_name = _("Änderungsvorschläge")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear what imports leave alone."""
        from sozialatlas.marketplace.proposals import imports

        imports.listen()
