"""Where the pages of access are, and how one comes back to them."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from sozialatlas.core import addresses, languages

HOME = "mein"
LIST = "mein/traeger"
DESK = "redaktion/zugaenge"


def url(rest: str) -> str:
    """Return the address of a page in the language of this one."""
    return addresses.page(rest, languages.current())


def organization(key: uuid.UUID) -> str:
    """Return where the members of an organization are."""
    return url(f"{LIST}/{key}")


def claim(key: int) -> str:
    """Return where a person enters the code."""
    return url(f"mein/antrag/{key}")


def done(request: HttpRequest, to: str, text: str) -> HttpResponse:
    """Go on to a page that says what was done."""
    messages.success(request, text)
    return HttpResponseRedirect(to)


def refused(request: HttpRequest, to: str, text: str) -> HttpResponse:
    """Go on to a page that says why nothing was done."""
    messages.error(request, text)
    return HttpResponseRedirect(to)
