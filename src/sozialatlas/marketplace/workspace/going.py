"""How one goes on from a page: to another in the same language, with what came of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from sozialatlas.core import addresses, languages


def url(rest: str) -> str:
    """Return the address of a page in the language of this one."""
    return addresses.page(rest, languages.current())


def done(request: HttpRequest, to: str, text: str) -> HttpResponse:
    """Go on to a page that says what was done."""
    messages.success(request, text)
    return HttpResponseRedirect(to)


def refused(request: HttpRequest, to: str, text: str) -> HttpResponse:
    """Go on to a page that says why nothing was done."""
    messages.error(request, text)
    return HttpResponseRedirect(to)
