"""Where the pages of entries are, and how one comes back to them."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from sozialatlas.core import addresses, languages

LONGEST = 2_000
HOME, LIST, CONFIRM = "mein", "mein/eintraege", "mein/bestaetigen"


def url(rest: str) -> str:
    """Return the address of a page in the language of this one."""
    return addresses.page(rest, languages.current())


def draft(key: uuid.UUID, step: str = "") -> str:
    """Return where a draft is read before it is sent, or one of its pages."""
    return url(f"mein/entwurf/{key}/{step}" if step else f"mein/entwurf/{key}")


def proposal(key: uuid.UUID) -> str:
    """Return where one sees what became of something that was sent."""
    return url(f"mein/vorschlag/{key}")


def entry(word: str, key: uuid.UUID) -> str:
    """Return where a published entry is changed."""
    return url(f"mein/eintraege/{word}/{key}")


def typed(request: HttpRequest, name: str, most: int = LONGEST) -> str:
    """Return a text that was sent, without NULs, which PostgreSQL does not keep."""
    return request.POST.get(name, "").replace("\0", "")[:most]


def done(request: HttpRequest, to: str, text: str) -> HttpResponse:
    """Go on to a page that says what was done."""
    messages.success(request, text)
    return HttpResponseRedirect(to)


def refused(request: HttpRequest, to: str, text: str) -> HttpResponse:
    """Go on to a page that says why nothing was done."""
    messages.error(request, text)
    return HttpResponseRedirect(to)
