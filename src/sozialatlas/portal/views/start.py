"""The start page, and the way to it from the bare address."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from sozialatlas.core import addresses, languages
from sozialatlas.portal import crisis_box, queries, starting

EVENTS_SHOWN = 3


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(addresses.page("", get_language_from_request(request)))
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    language = languages.current()
    now = timezone.now()
    today = timezone.localdate(now)
    return render(
        request,
        "portal/start.html",
        {
            "crisis_line": crisis_box.line(crisis_box.country()),
            "box": starting.box(language),
            "examples": starting.examples(language),
            "figures": queries.figures(today),
            "tiles": starting.tiles(list(queries.topic_groups()), language),
            "rows": starting.rows(queries.coming_events(now, EVENTS_SHOWN), today, language),
        },
    )
