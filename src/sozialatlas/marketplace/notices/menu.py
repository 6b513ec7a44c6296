"""The entry of the footer, where mails go out at all."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.navigation import Entry, add_to_footer

PATH = "abo"


def is_offered() -> bool:
    """Return whether mails go out; in the demo they are shown."""
    return bool(settings.DEMO or settings.EMAIL_HOST)


def fill() -> None:
    """Put the entry in."""
    if is_offered():
        add_to_footer(Entry(_("Neues per Mail"), PATH, 6))
