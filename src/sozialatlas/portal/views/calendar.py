"""The pages of the calendar of events: by day, a month, the map, and the file to subscribe to."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sozialatlas.core import addresses, formats, languages, site
from sozialatlas.core.components import Crumb, Link
from sozialatlas.portal import (
    calendar_feed,
    chosen,
    county_address,
    feed_links,
    news_link,
    profile_line,
    quick_exit,
)
from sozialatlas.portal.calendar import address as calendar_address, day_page, month_page
from sozialatlas.portal.calendar.address import CalendarAddress
from sozialatlas.portal.calendar.day_page import DayPage, Wished
from sozialatlas.portal.calendar.month_page import MonthPage
from sozialatlas.portal.calendar.spans import Bounds, Month
from sozialatlas.portal.calendar_feed import Feed
from sozialatlas.portal.search.address import Pairs
from sozialatlas.portal.search.asked import Asked, understand
from sozialatlas.portal.views import search
from sozialatlas.search.requests import EVENT, BadRequestError

# Of a list of hits in one order; the days have their own.
_OF_LIST = ("page", "page_size", "sort")
_OF_CALENDAR = (calendar_address.FROM, calendar_address.MONTH, "type")


@require_safe
def days(request: HttpRequest) -> HttpResponse:
    """Show the events day by day."""
    if any(request.GET.get(name) for name in _OF_LIST):
        # An address of the list of hits, from before there was a calendar.
        path = f"{request.path}{calendar_address.MAP_PATH}?{request.GET.urlencode()}"
        return HttpResponseRedirect(path)
    now = timezone.now()
    today = timezone.localdate(now)
    bounds, text, said = Bounds.around(today), request.GET.get(calendar_address.FROM, ""), []
    wished = Wished(today, is_given=False)
    showing: Pairs = ()
    if text:
        try:
            wished = Wished(bounds.day(text), is_given=True)
            showing = ((calendar_address.FROM, text),)
        except BadRequestError:
            said = [_unknown_day(bounds)]
    asked = _asked(request, showing)
    page = day_page.page(asked, wished, language=languages.current(), now=now, said=said)
    return _page(request, asked, page, {"day": page, "first": wished.first})


@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """Show the events of a month as a table."""
    now = timezone.now()
    today = timezone.localdate(now)
    bounds, text, said = Bounds.around(today), request.GET.get(calendar_address.MONTH, ""), []
    wished = Month.of(today)
    showing: Pairs = ()
    if text:
        try:
            wished = bounds.month(text)
            showing = ((calendar_address.MONTH, text),)
        except BadRequestError:
            said = [_unknown_day(bounds)]
    asked = _asked(request, showing)
    page = month_page.page(asked, wished, language=languages.current(), now=now, said=said)
    return _page(request, asked, page, {"month": page})


@require_safe
def on_map(request: HttpRequest) -> HttpResponse:
    """Show the events as a list of hits beside a map."""
    return search.events(request)


@require_safe
def subscription(request: HttpRequest) -> HttpResponse:
    """Return the events of a search for calendars that fetch them again and again."""
    asked = _asked(request, ())
    if asked.ignored or (asked.located.is_unknown and asked.parameters.place):
        names = formats.joined(asked.ignored) or asked.parameters.place
        text = _("Diese Adresse ist nicht zu verstehen: {names}.").format(names=names)
        return HttpResponseBadRequest(text, content_type="text/plain; charset=utf-8")
    language, here = languages.current(), site.of(request)
    page = replace(asked.address, path=addresses.page(addresses.EVENTS, language))
    made = calendar_feed.feed(
        asked,
        site_name=" ".join(filter(None, (here.name, here.area))),
        url=request.build_absolute_uri(page.url),
        language=language,
        absolute=request.build_absolute_uri,
    )
    return _conditional(request, made)


def _conditional(request: HttpRequest, made: Feed) -> HttpResponse:
    response = HttpResponse(made.content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="veranstaltungen.ics"'
    response["Cache-Control"] = "public, max-age=3600"
    response["ETag"] = f'W/"{hashlib.sha256(made.content).hexdigest()[:32]}"'
    changed = int(made.changed_at.timestamp()) if made.changed_at else None
    if changed is not None:
        response["Last-Modified"] = http_date(changed)
    # What falls out of a feed changes no date: only the mark tells that it is the same.
    found = get_conditional_response(request, response["ETag"], None, response)
    assert isinstance(found, HttpResponse)
    return found


def _unknown_day(bounds: Bounds) -> str:
    text = _("Diesen Tag kennt der Kalender nicht. Er reicht von {first} bis {last}.")
    return text.format(
        first=formats.full_date(bounds.first.first), last=formats.full_date(bounds.last.last)
    )


def _asked(request: HttpRequest, showing: Pairs) -> Asked:
    scope = chosen.portal(request).scope
    asked = understand(_given(request), request.path, (EVENT,), timezone.now(), scope)
    address = CalendarAddress.over(asked.address, showing)
    county_url = county_address.of_search(request, address.url)
    return replace(asked, address=address, county_url=county_url)


def _given(request: HttpRequest) -> Mapping[str, Sequence[str]]:
    left_out = (*_OF_CALENDAR, *_OF_LIST)
    return {name: values for name, values in request.GET.lists() if name not in left_out}


def _page(
    request: HttpRequest, asked: Asked, page: DayPage | MonthPage, shown: Mapping[str, object]
) -> HttpResponse:
    language, portal = languages.current(), chosen.portal(request)
    view = asked.address.path.removeprefix(addresses.page("", language))
    context = {
        **shown,
        "page": page,
        "frame": page.frame,
        "title": _("Veranstaltungen"),
        "crumbs": [Crumb(_("Start"), addresses.page("", language)), Crumb(_("Veranstaltungen"))],
        "canonical": request.build_absolute_uri(asked.address.of_nobody.url),
        "exit_url": quick_exit.inside(portal, page.frame.exit_url, language),
        "profile": profile_line.line(asked.address, view, language, portal),
        "feed": _feed_link(request, page.frame.address, language),
        "feeds": feed_links.links(
            replace(page.frame.address, showing=()), addresses.EVENTS, language
        ),
        "news": news_link.address(asked, addresses.EVENTS, language),
        "now": timezone.now(),
    }
    return render(request, "portal/calendar.html", context)


def _feed_link(request: HttpRequest, address: CalendarAddress, language: str) -> Link:
    """Return the address of the file, and the one that calendars take it by."""
    path = f"{addresses.page(addresses.EVENTS, language)}{calendar_address.FEED_PATH}"
    # A calendar fetches it from elsewhere: what somebody needs is nobody's business there.
    shared = replace(address, path=path, showing=()).of_nobody
    whole = request.build_absolute_uri(shared.url)
    return Link(whole, f"webcal:{whole.partition(':')[2]}")
