"""Asks people with a role for a second step at sign-in, where the installation wants it."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from sozialatlas.accounts.models import User
from sozialatlas.core import languages

_ADMINISTRATION = "/admin/"
_LEAVING = "/admin/logout/"
_DESK = "redaktion"


class AskStaff:
    """Leads people who have a role and no second step to where they set one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next step of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or lead there."""
        if settings.STAFF_NEED_SECOND_STEP and _is_guarded(request.path_info) and _lacks(request):
            messages.warning(
                request,
                _("Hier arbeiten Sie mit einem zweiten Schritt bei der Anmeldung. Bitte richten"
                  " Sie ihn jetzt ein: mit einer App oder einem Passkey."),
            )  # fmt: skip
            return HttpResponseRedirect(reverse("mfa_index"))
        return self.get_response(request)


def _is_guarded(path: str) -> bool:
    if path.startswith(_ADMINISTRATION):
        return not path.startswith(_LEAVING)
    _language, rest = languages.split(path)
    return rest.partition("/")[0] == _DESK


def _lacks(request: HttpRequest) -> bool:
    person = request.user
    return isinstance(person, User) and not is_mfa_enabled(person)
