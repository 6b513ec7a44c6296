"""Words of other people inside our sentences."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _


def quoted(words: str) -> str:
    """Return words in the quotes of the page's language."""
    return _("„{words}“").format(words=words)


def as_typed(word: str, text: str) -> str:
    """Return a word that the search wrote small as it stands in a text, where it stands there."""
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
    return found[0] if found else word
