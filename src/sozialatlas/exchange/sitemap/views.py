"""The addresses of the sitemap: for the portal of the host, or else the county's."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from sozialatlas.core import site
from sozialatlas.exchange import open_answers
from sozialatlas.exchange.sitemap import documents, listing
from sozialatlas.exchange.sitemap.listing import Here
from sozialatlas.search import portals
from sozialatlas.search.presets import Preset


@open_answers.open_to_all()
def index(request: HttpRequest) -> HttpResponseBase:
    open_answers.refuse_unknown(request.GET, ())
    return _answered(request, documents.index(listing.parts(_here(request))))


@open_answers.open_to_all()
def pages(request: HttpRequest, name: str, number: str) -> HttpResponseBase:
    open_answers.refuse_unknown(request.GET, ())
    found = listing.pages(_here(request), name, int(number))
    if found is None:
        raise Http404("the sitemap has no such file")
    return _answered(request, documents.urls(found))


def _here(request: HttpRequest) -> Here:
    """Return what is to be listed.

    Raises: Http404 in a demo, whose fictional county must not be found as if it were a real one,
    and for an info point.
    """
    found = getattr(request, "portal", None)
    portal = found if isinstance(found, Preset) else portals.county()
    if settings.DEMO or portal.is_kiosk:
        raise Http404("this site does not want to be found")
    origin = f"{request.scheme}://{request.get_host()}"
    return Here(portal, origin, site.of(request), timezone.now())


def _answered(request: HttpRequest, text: str) -> HttpResponseBase:
    response = HttpResponse(text, content_type=documents.CONTENT_TYPE)
    return open_answers.conditional(request, response)
