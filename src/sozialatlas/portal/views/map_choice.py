"""What a mark of the map stands for, as a piece of HTML beside the map."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sozialatlas.core import addresses, languages
from sozialatlas.portal import chosen
from sozialatlas.portal.calendar.address import MAP_PATH
from sozialatlas.portal.search.asked import understand
from sozialatlas.portal.search.at_point import choice
from sozialatlas.portal.views.search import LOCKED
from sozialatlas.search import parameters
from sozialatlas.search.requests import BadRequestError

_VIEW = "view"


@require_safe
def chosen_on_map(request: HttpRequest, word: str) -> HttpResponse:
    """Return the records in a small box, for the parameters of a page of results.

    Raises: Http404, for a page that has no map.
    """
    if word not in LOCKED:
        raise Http404
    given = {name: values for name, values in request.GET.lists() if name != _VIEW}
    language, now = languages.current(), timezone.now()
    try:
        types = LOCKED[word]
        box = parameters.bbox(_VIEW, request.GET.get(_VIEW, ""))
        asked = understand(given, _page(word, language), types, now, chosen.portal(request).scope)
    except BadRequestError as error:
        return HttpResponseBadRequest(str(error), content_type="text/plain; charset=utf-8")
    if box is None:
        return HttpResponseBadRequest(
            f"{_VIEW}: is missing", content_type="text/plain; charset=utf-8"
        )
    found = choice(asked, box, language=language, now=now)
    return render(request, "portal/parts/map_choice.html", {"choice": found})


def _page(word: str, language: str) -> str:
    """Return the path of the list beside the map; events stand by their days elsewhere."""
    path = addresses.page(word, language)
    return f"{path}{MAP_PATH}" if word == addresses.EVENTS else path
