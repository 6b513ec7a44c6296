"""Ways to the page of a record, and from it to the lists."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sozialatlas.core import addresses
from sozialatlas.core.components import Crumb, Link
from sozialatlas.core.languages import foreign
from sozialatlas.directory.cards import EVENT, SERVICE, VOLUNTEER_ROLE
from sozialatlas.directory.faces import Face
from sozialatlas.directory.models import slug_of


def address(face: Face, language: str) -> str:
    """Return the path of a record's page in a language of its texts."""
    return addresses.record(face.type, slug_of(face.name.text), face.id, language)


def crumbs(face: Face, language: str) -> list[Crumb]:
    """Return the way back: start, the list (of services that of their topic), the record."""
    word = addresses.LISTS[face.type]
    if face.topics and face.type == SERVICE:
        term = face.topics[0]
        middle = Crumb(term.label, addresses.page(f"{word}?topic={term.code}", language))
    else:
        names = {
            SERVICE: _("Angebote"),
            EVENT: _("Veranstaltungen"),
            VOLUNTEER_ROLE: _("Mitmachen"),
        }
        middle = Crumb(names[face.type], addresses.page(word, language))
    own = Crumb(face.name.text, language=foreign(face.name.language))
    return [Crumb(_("Start"), addresses.page("", language)), middle, own]


def of_organization(face: Face, language: str) -> str:
    """Return the list of all of the same kind that the organization has."""
    path = f"{addresses.LISTS[face.type]}?organization={face.organization_id}"
    return addresses.page(path, language)


def back(face: Face, language: str) -> Link:
    """Return the way from a form about a record back to its page."""
    return Link(face.name.text, address(face, language), foreign(face.name.language))


def correcting() -> str:
    """Return what the page is called on which a record is corrected."""
    return _("Änderung vorschlagen")
