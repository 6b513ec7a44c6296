"""Pages behind a signed link: at the county's root, at no info point, never kept by anybody."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from sozialatlas.core import addresses, languages
from sozialatlas.core.doors import at_root
from sozialatlas.marketplace.freshness.mails import PAGE
from sozialatlas.marketplace.freshness.models import Reminder
from sozialatlas.marketplace.freshness.tokens import reminder_of

Page = Callable[..., HttpResponse]


def behind_link(view: Page) -> Page:
    """Hand the view the reminder of its link; say what to do where the link opens nothing."""

    @at_root
    @wraps(view)
    def guarded(request: HttpRequest, /, token: str, **kwargs: str) -> HttpResponse:
        reminder = reminder_of(token)
        if reminder is None:
            return private(render(request, "marketplace/freshness/broken.html", status=404))
        return private(view(request, reminder, token, **kwargs))

    return guarded


def while_valid(view: Page) -> Page:
    """Lead to the page that sends a new link, once the time of the link is over."""

    @wraps(view)
    def guarded(
        request: HttpRequest, reminder: Reminder, token: str, **kwargs: str
    ) -> HttpResponse:
        if reminder.expires_at <= timezone.now():
            return HttpResponseRedirect(url(token, "/neu"))
        return view(request, reminder, token, **kwargs)

    return guarded


def private(reply: HttpResponse) -> HttpResponse:
    """Return a reply whose address, which is a key, is told to no other page."""
    reply["Referrer-Policy"] = "same-origin"
    reply["X-Robots-Tag"] = "noindex"
    return reply


def url(token: str, rest: str = "") -> str:
    """Return the path of a page behind a link."""
    return addresses.page(f"{PAGE}/{token}{rest}", languages.current())
