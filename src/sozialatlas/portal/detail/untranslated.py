"""Says on the page of a record that its texts stand there in German, in the page's language."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sozialatlas.core.languages import GERMAN
from sozialatlas.directory.faces import Face, Said


def note(face: Face, language: str) -> str:
    """Return the sentence for a page in a language; empty where nothing is left in German.

    The name does not count: mostly it is the same in all languages.
    """
    texts = [said for said in _texts(face) if said.text]
    german = [said for said in texts if said.language == GERMAN]
    if language == GERMAN or not german:
        return ""
    if len(german) == len(texts):
        # Translators: Name your own language here, as in "not yet in Turkish".
        return _("Diese Angaben gibt es noch nicht in der Sprache dieser Seite, nur auf Deutsch.")
    # Translators: Name your own language here, as in "not yet in Turkish".
    return _(
        "Einen Teil der Angaben gibt es noch nicht in der Sprache dieser Seite, nur auf Deutsch."
    )


def _texts(face: Face) -> tuple[Said, ...]:
    return (
        face.summary,
        face.description,
        face.here,
        face.eligibility,
        face.steps,
        face.fees,
        face.skills,
        face.time_needed,
    )
