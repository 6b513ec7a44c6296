"""Whether web addresses are asked at all, and what the board says where they are not."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _


def why_no_links() -> str:
    """Return why nobody asks the web addresses of entries; empty where they are asked."""
    if settings.DEMO:
        return _("Internetadressen werden hier nicht geprüft: Die des Beispiels sind erfunden.")
    if not settings.CHECK_LINKS:
        return _(
            "Internetadressen werden nicht geprüft. Wer die Installation betreibt,"
            " hat es mit SOZIALATLAS_CHECK_LINKS=no abgestellt."
        )
    return ""
