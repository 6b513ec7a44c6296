"""The portal's entries in the header and the footer."""

from django.utils.translation import gettext_lazy as _

from sozialatlas.core import addresses
from sozialatlas.core.navigation import Entry, add_to_footer, add_to_header


def fill() -> None:
    """Put the entries in."""
    add_to_header(Entry(_("Angebote"), addresses.SEARCH, 10, also=(addresses.SERVICES,)))
    add_to_header(Entry(_("Veranstaltungen"), addresses.EVENTS, 20))
    add_to_header(Entry(_("Mitmachen"), addresses.VOLUNTEERING, 30))
    add_to_footer(Entry(_("Angebot eintragen"), "eintragen", 3))
    add_to_footer(Entry(_("Kontakt"), addresses.CONTACT, 5))
    add_to_footer(Entry(_("Einbetten"), "einbetten", 7))
    add_to_footer(Entry(_("Anmelden"), "konto/anmelden", 9))
    add_to_footer(Entry(_("Impressum"), "impressum", 10))
    add_to_footer(Entry(_("Datenschutz"), "datenschutz", 20))
    add_to_footer(Entry(_("Barrierefreiheit"), "barrierefreiheit", 30))
