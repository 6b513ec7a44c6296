"""Words of other people inside our sentences."""

from __future__ import annotations

from django.utils.translation import gettext as _


def quoted(words: str) -> str:
    """Return words in the quotes of the page's language."""
    return _("„{words}“").format(words=words)
