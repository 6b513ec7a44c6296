"""The entry of the open data in the footer."""

from django.utils.translation import gettext_lazy as _

from sozialatlas.core.navigation import Entry, add_to_footer


def fill() -> None:
    """Put the entry in."""
    add_to_footer(Entry(_("Offene Daten"), "/api/opendata/", 25))
