"""Who sees a portal before it is published, and the draft of its start page."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest

from sozialatlas.portal import chosen
from sozialatlas.search.permissions import may_edit_portal
from sozialatlas.search.presets import Preset


def may_see(request: HttpRequest) -> bool:
    """Return whether whoever asks may see what is not published of this portal."""
    return _may_edit(request, chosen.portal(request).scope.home)


def is_open(request: HttpRequest, found: Preset | None) -> bool:
    """Return whether there is a portal for whoever asks.

    Who it is, is asked for what does not exist as for a draft: so nothing tells them apart.
    """
    if found is not None and found.is_published:
        return True
    may_edit = _may_edit(request, found.scope.home if found is not None else ())
    return found is not None and may_edit


def _may_edit(request: HttpRequest, towns: tuple[str, ...]) -> bool:
    # Without its cookie no session is looked at: pages of visitors stay the same for all.
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return may_edit_portal(get_user(request), towns)
