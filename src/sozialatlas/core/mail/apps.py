"""Mail as a Django app, because it has tables."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.navigation import Entry, add_to_footer


class MailConfig(AppConfig):
    """Mails on their way out, and what comes back."""

    name = "sozialatlas.core.mail"
    label = "mail"
    verbose_name = _("Mail")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Show the way to the post box in the demo."""
        if settings.DEMO:
            add_to_footer(Entry(_("Postfach der Vorführung"), "postfach", 4))
