"""Requests that no page of ours makes, and that would fail in the database.

PostgreSQL takes no NUL and refuses a broken pattern; what of Django hands them on would fail.
Pages of the portal read each parameter themselves, and say what is wrong or leave it out; forms
say at the field what they cannot take.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import is_valid_path

_EDITORS = "/admin/"
_PATTERNS = ("__regex", "__iregex")


class DropBrokenSession:
    """Takes a session's cookie that can name none for what it is worth: nobody is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next step of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as if the cookie had not been sent."""
        if "\0" in request.COOKIES.get(settings.SESSION_COOKIE_NAME, ""):
            del request.COOKIES[settings.SESSION_COOKIE_NAME]
        return self.get_response(request)


class RefuseOddAddresses:
    """Answers 400 to addresses of the administration that would fail or keep the database busy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next step of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request.

        Raises: BadRequest, of which a page of the portal tells.
        """
        if request.path_info.startswith(_EDITORS):
            _check(request)
        return self.get_response(request)


class LeadBack:
    """Leads whoever opens the address of a button (Enter in the address bar) to its page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next step of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as the site does, but for an empty page that only says what is not allowed."""
        answer = self.get_response(request)
        is_looking = request.method in {"GET", "HEAD"}
        if not is_looking or answer.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return answer
        above, _slash, last = request.path_info.rpartition("/")
        is_page = above[1:].partition("/")[0] in dict(settings.LANGUAGES)
        if not is_page or not is_valid_path(above):
            return answer
        asked = request.GET.copy()
        asked.pop("next", None)  # where a form leads is no business of its page
        query = f"?{asked.urlencode()}" if asked else ""
        return HttpResponseRedirect(request.path.removesuffix(f"/{last}") + query)


def _check(request: HttpRequest) -> None:
    asked = [*request.GET, *(value for _name, values in request.GET.lists() for value in values)]
    if any("\0" in text for text in (request.path_info, *asked)):
        raise BadRequest("The address holds a NUL.")
    if any(name.endswith(_PATTERNS) for name in request.GET):
        raise BadRequest("Lists are not looked through by patterns.")
