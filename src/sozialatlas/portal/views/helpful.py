"""The button with which people say that a record helped them."""

from __future__ import annotations

import logging

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from sozialatlas.core import languages
from sozialatlas.directory.faces import Face
from sozialatlas.marketplace import actions
from sozialatlas.marketplace.errors import TooManyMessages
from sozialatlas.portal.detail import links
from sozialatlas.portal.feedback import sending, ways
from sozialatlas.portal.views import detail, errors

log = logging.getLogger(__name__)

PATH = "/hilfreich"
THANKS = "/hilfreich/danke"


# The button stands on a page that is kept for everybody, so it can carry no mark of its own:
# where the press comes from and how often is all that is looked at, for all it does is count.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def helpful(request: HttpRequest, record_type: str, record_id: str) -> HttpResponse:
    """Count one press; who only opens the address is led to the record."""
    face = detail.find(request, record_type, record_id, below=PATH)
    if isinstance(face, HttpResponse):
        return face
    language = languages.current()
    if request.method != "POST":
        return HttpResponseRedirect(links.address(face, language))
    if not sending.is_from_here(request):
        return errors.from_elsewhere(request)
    return _counted(request, face, language)


@require_safe
def thanks(request: HttpRequest, record_type: str, record_id: str) -> HttpResponse:
    """Thank for the press."""
    face = detail.find(request, record_type, record_id, below=THANKS)
    if isinstance(face, HttpResponse):
        return face
    context = {
        "back": links.back(face, languages.current()),
        "crumbs": ways.crumbs(face, _("Danke")),
    }
    return render(request, "portal/feedback/helpful.html", context)


def _counted(request: HttpRequest, face: Face, language: str) -> HttpResponse:
    now = timezone.now()
    try:
        actions.count_helpful(
            about=sending.about(face),
            sender=sending.sender(request, now),
            sender_of_record=sending.sender(request, now, subject=face.id.hex),
            on=timezone.localdate(now),
            at=now,
        )
    except TooManyMessages:
        return errors.refused(
            request,
            429,
            _("Gerade kommen zu viele Antworten"),
            _("Von Ihrem Anschluss oder insgesamt. In einer Stunde zählen wir wieder mit."),
            links.back(face, language),
        )
    except DatabaseError:
        log.exception("a press could not be counted")
        return errors.refused(
            request,
            503,
            _("Ihre Antwort ließ sich gerade nicht speichern"),
            _("Der Fehler liegt bei uns. Versuchen Sie es in einer Stunde noch einmal."),
            links.back(face, language),
        )
    return HttpResponseRedirect(f"{links.address(face, language)}{THANKS}")
