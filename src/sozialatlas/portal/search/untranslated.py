"""Says once above a list that texts in it stand there in German, in the page's language."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from sozialatlas.core.languages import GERMAN


def line(foreign: Iterable[str]) -> str:
    """Return the sentence for a list; empty where nothing is left in German.

    `foreign` are the languages of its texts that are not that of the page. Beside each text it
    would stand twenty times on a page: there `lang` alone says it.
    """
    if GERMAN not in foreign:
        return ""
    # Translators: Name your own language here, as in "not yet in Turkish".
    return _(
        "Einen Teil der Angaben gibt es noch nicht in der Sprache dieser Seite, nur auf Deutsch."
    )
