"""The pages that end reminders to an address, and send a new link."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sozialatlas.marketplace.freshness import actions
from sozialatlas.marketplace.freshness.contacts import is_quiet
from sozialatlas.marketplace.freshness.doors import behind_link, url
from sozialatlas.marketplace.freshness.models import Reminder


# A mail program posts here by itself, without cookies (RFC 8058); the signed link is the key.
@csrf_exempt
@behind_link
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, reminder: Reminder, token: str) -> HttpResponse:
    """End the reminders to the address of a link, also of an expired one; or begin them again.

    The answer is the page itself: a mail program follows no redirect.
    """
    if request.method == "POST":
        if "wieder" in request.POST:
            actions.resume(reminder.address)
        else:
            actions.stop(reminder.address, at=timezone.now())
    context = {"is_quiet": is_quiet(reminder.address), "here": url(token)}
    return render(request, "marketplace/freshness/leave.html", context)


@behind_link
@require_http_methods(["GET", "HEAD", "POST"])
def renew(request: HttpRequest, reminder: Reminder, token: str) -> HttpResponse:
    """Send a new link to the address of an expired one, without telling which that is."""
    now = timezone.now()
    if reminder.expires_at > now:
        return HttpResponseRedirect(url(token))
    if request.method == "POST":
        actions.renew(reminder, at=now)
        # The same page whether one was sent or not: it tells nothing about the address.
        return render(request, "marketplace/freshness/renewed.html")
    return render(request, "marketplace/freshness/expired.html", status=410)
