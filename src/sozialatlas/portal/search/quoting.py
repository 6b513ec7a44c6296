"""Words of other people inside our sentences."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from sozialatlas.search.german.folding import fold


def quoted(words: str) -> str:
    """Return words in the quotes of the page's language."""
    return _("„{words}“").format(words=words)


def as_typed(word: str, text: str) -> str:
    """Return a word that the search wrote its own way as it stands in a text, if it does."""
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
    if found:
        return found[0]
    # The search writes "Bäder" as "bader".
    return next((each for each in re.findall(r"\w+", text) if fold(each) == word), word)
