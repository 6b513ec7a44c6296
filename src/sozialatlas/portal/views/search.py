"""The pages of results: services, events, volunteer roles, and what their map draws."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

import msgspec
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from sozialatlas.core import addresses, languages
from sozialatlas.core.components import Crumb
from sozialatlas.places import queries as places
from sozialatlas.places.models import Area
from sozialatlas.portal import (
    chosen,
    county_address,
    feed_links,
    news_link,
    profile_line,
    quick_exit,
)
from sozialatlas.portal.calendar.address import MAP_PATH
from sozialatlas.portal.results_map import answers as map_answers
from sozialatlas.portal.search import explained, page as search_page
from sozialatlas.portal.search.asked import Asked, understand
from sozialatlas.search import parameters as search_parameters
from sozialatlas.search.requests import EVENT, VOLUNTEER_ROLE, BadRequestError, BBox

LOCKED: Mapping[str, tuple[str, ...]] = {
    addresses.SEARCH: (),
    addresses.EVENTS: (EVENT,),
    addresses.VOLUNTEERING: (VOLUNTEER_ROLE,),
}
"""What the pages of results are about; those of services may be about everything."""

_VIEW = ("zoom", "view")


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    return _results(request, addresses.SEARCH, _("Angebote finden"), _("Angebote"))


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    return _results(request, addresses.EVENTS, _("Veranstaltungen"), _("Veranstaltungen"))


@require_safe
def volunteering(request: HttpRequest) -> HttpResponse:
    return _results(request, addresses.VOLUNTEERING, _("Mitmachen"), _("Mitmachen"))


def _results(request: HttpRequest, word: str, title: str, crumb: str) -> HttpResponse:
    now, language = timezone.now(), languages.current()
    types = LOCKED[word]
    given = {name: values for name, values in request.GET.lists() if name not in _locks(types)}
    portal = chosen.portal(request)
    asked = understand(given, request.path, types, now, portal.scope)
    asked = replace(asked, county_url=county_address.of_search(request, asked.address.url))
    page = search_page.page(asked, language=language, now=now, is_type_free=not types)
    context = {
        "title": title,
        "word": word,
        "crumbs": [Crumb(_("Start"), addresses.page("", language)), Crumb(crumb)],
        "page": page,
        "exit_url": quick_exit.inside(portal, page.exit_url, language),
        "canonical": request.build_absolute_uri(asked.address.of_nobody.url),
        "profile": profile_line.line(asked.address, _back(word), language, portal),
        "explanation": _explanation(request, asked) if word == addresses.SEARCH else "",
        "news": news_link.address(asked, word, language),
        "feeds": feed_links.links(asked.address, word, language),
        "now": now,
    }
    return render(request, "portal/search.html", context)


def _back(word: str) -> str:
    """Return the page of results that one comes back to once needs were chosen."""
    return f"{word}{MAP_PATH}" if word == addresses.EVENTS else word


def _explanation(request: HttpRequest, asked: Asked) -> str:
    """Return the page that explains the order, for editors; empty for everybody else.

    Without its cookie no session is looked at: pages of visitors stay the same for all.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not explained.may_see(request.user):
        return ""
    return f"{request.path}/reihenfolge?{asked.address.query}"


def _locks(types: tuple[str, ...]) -> tuple[str, ...]:
    return ("type",) if types else ()


@require_safe
def marks(request: HttpRequest, word: str) -> HttpResponse:
    """Return the map's clusters for the parameters of a page of results.

    Raises: Http404, for a page that has no map.
    """
    if word not in LOCKED:
        raise Http404
    given = {name: values for name, values in request.GET.lists() if name not in _VIEW}
    try:
        view = map_answers.View(
            _zoom(request.GET.get("zoom", "")), _box(request.GET.get("view", ""))
        )
        scope = chosen.portal(request).scope
        asked = understand(given, request.path, LOCKED[word], timezone.now(), scope)
        found = map_answers.marks(asked.request, view, languages.current())
    except BadRequestError as error:
        return HttpResponseBadRequest(str(error), content_type="text/plain; charset=utf-8")
    return HttpResponse(msgspec.json.encode(found), content_type="application/json")


def _zoom(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 2):
        raise BadRequestError("zoom", "must be a whole number")
    return int(text)


def _box(text: str) -> BBox | None:
    return search_parameters.bbox("view", text)


def _boundaries_mark(_request: HttpRequest) -> str:
    return hashlib.sha256(places.data_version().encode()).hexdigest()[:32]


@require_safe
@condition(etag_func=_boundaries_mark)
def boundaries(_request: HttpRequest) -> HttpResponse:
    """Return the borders of the municipalities: the base map."""
    return _borders(Area.Kind.MUNICIPALITY)


@require_safe
@condition(etag_func=_boundaries_mark)
def social_areas(_request: HttpRequest) -> HttpResponse:
    """Return the borders of the social areas, where the county has any."""
    return _borders(Area.Kind.SOCIAL_AREA)


def _borders(kind: str) -> HttpResponse:
    response = HttpResponse(places.boundaries_geojson(kind), content_type="application/geo+json")
    response["Cache-Control"] = "public, max-age=3600"
    return response
