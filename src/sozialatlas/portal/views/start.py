"""The start page, and the way to it from the bare address."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from sozialatlas.core import addresses, languages
from sozialatlas.portal import chosen, crisis_box, preview, queries, start_page

DRAFT = "entwurf"


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(addresses.page("", get_language_from_request(request)))
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    portal, now = chosen.portal(request), timezone.now()
    is_draft = DRAFT in request.GET and preview.may_see(request)
    page = start_page.start_page(portal, language=languages.current(), now=now, is_draft=is_draft)
    context = {
        "crisis_line": crisis_box.line(crisis_box.country()),
        "page": page,
        "figures": queries.figures(timezone.localdate(now)) if portal.is_county else None,
    }
    return render(request, "portal/start.html", context)
