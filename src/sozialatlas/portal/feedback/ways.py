"""The way back from a page below a record."""

from __future__ import annotations

from sozialatlas.core import languages
from sozialatlas.core.components import Crumb
from sozialatlas.directory.faces import Face
from sozialatlas.portal.detail import links


def crumbs(face: Face, label: str) -> list[Crumb]:
    """Return the way to the record and on to the page of this name."""
    language = languages.current()
    *before, own = links.crumbs(face, language)
    there = Crumb(own.label, links.address(face, language), own.language)
    return [*before, there, Crumb(label)]
