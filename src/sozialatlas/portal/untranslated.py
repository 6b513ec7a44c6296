"""Says, in the language of a page, that texts on it stand there in German."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from sozialatlas.core.languages import GERMAN
from sozialatlas.directory.faces import Face, Said


def of_list(foreign: Iterable[str]) -> str:
    """Return the sentence for a list; empty where nothing is left in German.

    `foreign` are the languages of its texts that are not that of the page. Beside each text it
    would stand twenty times on a page: there `lang` alone says it.
    """
    return _some() if GERMAN in foreign else ""


def of_record(face: Face, language: str) -> str:
    """Return the sentence for the page of a record; empty where nothing is left in German.

    The name does not count: mostly it is the same in all languages.
    """
    texts = [said for said in _texts(face) if said.text]
    german = [said for said in texts if said.language == GERMAN]
    if language == GERMAN or not german:
        return ""
    if len(german) < len(texts):
        return _some()
    # Translators: Name your own language here, as in "not yet in Turkish".
    return _("Diese Angaben gibt es noch nicht in der Sprache dieser Seite, nur auf Deutsch.")


def _some() -> str:
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
