"""Who sends something, as far as we want to know, and what about."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from sozialatlas.directory.cards import SERVICE
from sozialatlas.directory.faces import Face
from sozialatlas.directory.models import RecordKind
from sozialatlas.marketplace import senders
from sozialatlas.marketplace.actions import About


def is_from_here(request: HttpRequest) -> bool:
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


def sender(request: HttpRequest, now: dt.datetime, *, subject: str = "") -> str:
    """Return the code of whoever sends; beside another subject it is another one."""
    day = timezone.localdate(now)
    return senders.code(_address(request), day, settings.SECRET_KEY, subject=subject)


def about(face: Face) -> About:
    """Return which record it is about; a service's page is that of the service at a place."""
    kind = RecordKind.SERVICE_AT_LOCATION if face.type == SERVICE and face.site else face.type
    return About(kind=kind, id=face.id, name=face.name.text, area_key=_area_key(face))


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
