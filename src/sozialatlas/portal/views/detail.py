"""The page of one record, and its calendar file."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from urllib.parse import urlencode
from uuid import UUID

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sozialatlas.core import addresses, documents, languages
from sozialatlas.directory import faces
from sozialatlas.directory.cards import SERVICE, Card, cards
from sozialatlas.directory.faces import Face
from sozialatlas.directory.models import slug_of
from sozialatlas.directory.queries import merged_into
from sozialatlas.marketplace.freshness.queries import overdue
from sozialatlas.portal import calendar_file, chosen, quick_exit, saved_ids, structured_data
from sozialatlas.portal.detail import alternatives, links, page as detail_page
from sozialatlas.portal.detail.page import DetailPage
from sozialatlas.portal.kiosk.taking_along import taken_along
from sozialatlas.portal.profile import (
    address as profile_address,
    page as profile_page,
    places as profile_places,
)
from sozialatlas.portal.saved_address import saving
from sozialatlas.portal.views import errors
from sozialatlas.search import belonging

CALENDAR = "/termin.ics"


@require_safe
def detail(request: HttpRequest, record_type: str, record_id: str) -> HttpResponse:
    """Show one record."""
    face = find(request, record_type, record_id)
    if isinstance(face, HttpResponse):
        return face
    return _shown(request, face)


def preview(
    request: HttpRequest, record_type: str, record_id: UUID, note: str
) -> HttpResponse | None:
    """Return the page of a record that nobody else sees yet; None where there is none."""
    today = timezone.localdate()
    face = faces.face(record_type, record_id, language=languages.current(), today=today)
    return None if face is None else _shown(request, face, preview_note=note)


def _shown(request: HttpRequest, face: Face, *, preview_note: str = "") -> HttpResponse:
    language, now = languages.current(), timezone.now()
    card = _card(face, language)
    today = timezone.localdate(now)
    old = overdue([face.id], now).get(face.id, {})
    page = detail_page.page(face, card, old, language=language, now=now, today=today)
    profile = profile_address.known(request.GET.getlist(profile_address.NAME))
    portal = chosen.portal(request)
    canonical = request.build_absolute_uri(page.url)
    data = [
        structured_data.record(face, card, page.dates, canonical, today),
        structured_data.breadcrumbs(page.crumbs, canonical),
    ]
    context = {
        "page": carried(page, profile),
        "suits": profile_places.of_record(face, card, profile),
        "profile": profile_page.bar(
            profile, urlencode(profile_address.pairs(profile)), page.url, language, portal
        ),
        "exit_url": quick_exit.inside(portal, quick_exit.of_record(face), language),
        "canonical": canonical,
        "structured_data": structured_data.script_text(data),
        "calendar_url": f"{page.url}{CALENDAR}" if card.timing else "",
        "save_url": saving(face.id, language),
        "save_id": saved_ids.short(face.id),
        "qr": documents.qr_code(taken_along(request, canonical)),
        "now": now,
        "preview_note": preview_note,
    }
    return render(request, "portal/detail.html", context)


def carried(page: DetailPage, profile: tuple[str, ...]) -> DetailPage:
    """Return the page with the profile in its ways to lists and to other places."""
    if not profile:
        return page
    crumbs = [replace(each, url=profile_address.carry(each.url, profile)) for each in page.crumbs]
    sites = [replace(each, url=profile_address.carry(each.url, profile)) for each in page.sites]
    return replace(page, crumbs=crumbs, sites=sites)


@require_safe
def calendar(request: HttpRequest, record_type: str, record_id: str) -> HttpResponse:
    """Return an event for the person's own calendar."""
    face = find(request, record_type, record_id, below=CALENDAR)
    if isinstance(face, HttpResponse):
        return face
    language = languages.current()
    timing = _card(face, language).timing
    assert timing is not None
    url = request.build_absolute_uri(links.address(face, language))
    file = calendar_file.calendar(face, timing, url=url, now=timezone.now())
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    name = slug_of(face.name.text)
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response


def find(
    request: HttpRequest, record_type: str, record_id: str, *, below: str = ""
) -> Face | HttpResponse:
    """Return a record, or where to go instead: its right address, or the page of its end.

    A portal about a part of the directory says of all else only where it stands.

    Raises: Http404, if there never was such a record.
    """
    language, now = languages.current(), timezone.now()
    today = timezone.localdate(now)
    face = faces.face(record_type, UUID(record_id), language=language, today=today)
    if (face is None or not face.is_visible) and (merged := merged_into(UUID(record_id))):
        return _survivor(request, record_type, merged, below)
    if face is None:
        raise Http404
    scope, first = chosen.portal(request).scope, _first_place(face, today)
    # First of all: also where a record is gone or has moved, its name is none of this portal's.
    if not belonging.belongs(scope, face.type, first or face.id):
        nameless = addresses.page(f"{addresses.WORDS[face.type]}/{face.id}", language)
        return errors.elsewhere(request, nameless)
    if first is not None:
        moved = addresses.record(SERVICE, slug_of(face.name.text), first, language)
        return HttpResponseRedirect(f"{moved}{below}")
    if not face.is_visible:
        others = alternatives.alternatives(face, language=language, now=now, scope=scope)
        return errors.gone(request, name=face.name.text, alternatives=others)
    return _at_right_address(request, face, below)


def _at_right_address(request: HttpRequest, face: Face, below: str) -> Face | HttpResponse:
    right = f"{links.address(face, languages.current())}{below}"
    if request.path != right and request.method in {"GET", "HEAD"}:
        profile = profile_address.known(request.GET.getlist(profile_address.NAME))
        return HttpResponsePermanentRedirect(profile_address.carry(right, profile))
    return face


def _survivor(
    request: HttpRequest, record_type: str, record_id: UUID, below: str
) -> Face | HttpResponse:
    """Return what a record went into: that address is right for good."""
    found = find(request, record_type, str(record_id), below=below)
    if isinstance(found, HttpResponseRedirect):
        return HttpResponsePermanentRedirect(found.url)
    return found


def _first_place(face: Face, today: dt.date) -> UUID | None:
    """Return the record at a service's first place; None for what is a record itself."""
    if face.type != SERVICE or face.site is not None:
        return None
    return faces.first_record(face.id, today)


def _card(face: Face, language: str) -> Card:
    return cards({face.type: [face.id]}, language=language)[face.id]
