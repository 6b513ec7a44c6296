"""The page on which people say that a record is wrong."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from sozialatlas.core import languages
from sozialatlas.core.components import Crumb
from sozialatlas.directory.cards import SERVICE
from sozialatlas.directory.faces import Face
from sozialatlas.directory.models import RecordKind
from sozialatlas.marketplace import actions, senders
from sozialatlas.marketplace.errors import TooManyMessages
from sozialatlas.portal.correction_form import CorrectionForm, dressed
from sozialatlas.portal.detail import links
from sozialatlas.portal.views import detail, errors

log = logging.getLogger(__name__)

FORM = "/aendern"
THANKS = "/aendern/danke"


# Nobody is signed in here, so a token would guard nothing and would cost visitors a cookie.
# What a foreign page could do is send in a reader's name; `_is_from_here` keeps that out.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, record_type: str, record_id: str) -> HttpResponse:
    """Ask what is wrong with a record, and take the answer."""
    face = detail.find(request, record_type, record_id, below=FORM)
    if isinstance(face, HttpResponse):
        return face
    if request.method != "POST":
        return _page(request, face, CorrectionForm())
    if not _is_from_here(request):
        return errors.from_elsewhere(request)
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        return _page(request, face, form)
    return _taken(request, face, form)


@require_safe
def thanks(request: HttpRequest, record_type: str, record_id: str) -> HttpResponse:
    """Confirm that the message arrived."""
    face = detail.find(request, record_type, record_id, below=THANKS)
    if isinstance(face, HttpResponse):
        return face
    language = languages.current()
    context = {"back": links.back(face, language), "crumbs": _crumbs(face, language)}
    return render(request, "portal/correction_thanks.html", context)


def _is_from_here(request: HttpRequest) -> bool:
    """Return whether our own page sent a form; only browsers say so, and all of them do."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("Origin", "")
    if not origin or origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    try:
        return urlsplit(origin).netloc == request.get_host()
    except ValueError:  # what is no address at all: http://[
        return False


def _page(
    request: HttpRequest, face: Face, form: CorrectionForm, *, status: int = 200
) -> HttpResponse:
    language = languages.current()
    context = {
        "form": dressed(form),
        "is_refused": status == 429,
        "is_failed": status == 503,
        "back": links.back(face, language),
        "crumbs": _crumbs(face, language),
    }
    return render(request, "portal/correction.html", context, status=status)


def _taken(request: HttpRequest, face: Face, form: CorrectionForm) -> HttpResponse:
    if form.is_from_machine:
        # A machine that learns that it was found out tries again.
        return _thanked(face)
    try:
        _receive(request, face, form)
    except TooManyMessages:
        return _page(request, face, form, status=429)
    except DatabaseError:
        log.exception("a message from the public could not be stored")
        return _page(request, face, form, status=503)
    return _thanked(face)


def _crumbs(face: Face, language: str) -> list[Crumb]:
    *before, own = links.crumbs(face, language)
    return [
        *before,
        Crumb(own.label, links.address(face, language), own.language),
        Crumb(links.correcting()),
    ]


def _thanked(face: Face) -> HttpResponse:
    return HttpResponseRedirect(f"{links.address(face, languages.current())}{THANKS}")


def _receive(request: HttpRequest, face: Face, form: CorrectionForm) -> None:
    now = timezone.now()
    kind = RecordKind.SERVICE_AT_LOCATION if face.type == SERVICE and face.site else face.type
    actions.receive(
        about=actions.About(kind=kind, id=face.id, name=face.name.text, area_key=_area_key(face)),
        words=actions.Words(
            text=form.cleaned_data["text"],
            email=form.cleaned_data["email"],
            language=languages.current(),
        ),
        sender=senders.code(_address(request), timezone.localdate(now), settings.SECRET_KEY),
        at=now,
    )


def _area_key(face: Face) -> str:
    """Return where a record lies, or where a record without any place serves."""
    if face.site is not None:
        return face.site.municipality_key
    return face.served.areas[0][1] if face.served.areas else ""


def _address(request: HttpRequest) -> str:
    """Return the sender's network address; behind a proxy the last hop that it names."""
    if settings.SECURE_PROXY_SSL_HEADER:
        forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if forwarded:
            return forwarded
    return str(request.META.get("REMOTE_ADDR", ""))
