"""The files of an info point: its service worker and the list of what it keeps."""

from __future__ import annotations

import msgspec
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sozialatlas.portal import chosen
from sozialatlas.portal.kiosk import offline

WORKER = "portal/kiosk/worker.js"


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Return the service worker; from here it may answer for all pages of the portal."""
    _refuse_others(request)
    path = finders.find(WORKER)
    assert isinstance(path, str)
    with open(path, "rb") as file:  # noqa: PTH123 -- finders give a text
        response = HttpResponse(file.read(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """Return the addresses that the terminal keeps for the time without network."""
    _refuse_others(request)
    kept = offline.pages(chosen.portal(request), timezone.now())
    return HttpResponse(msgspec.json.encode(kept), content_type="application/json")


def _refuse_others(request: HttpRequest) -> None:
    if not chosen.portal(request).is_kiosk:
        raise Http404
