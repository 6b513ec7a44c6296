"""Who sees a portal before it is published, and the draft of its start page."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from sozialatlas.portal import chosen
from sozialatlas.search.permissions import may_edit_portal


def may_see(request: HttpRequest) -> bool:
    """Return whether whoever asks may see what is not published.

    Without its cookie no session is looked at: pages of visitors stay the same for all.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return may_edit_portal(request.user, chosen.portal(request).scope.home)
