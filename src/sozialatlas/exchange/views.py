"""The addresses for machines: they parse, make one call, and answer in JSON."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from sozialatlas.core import addresses, languages
from sozialatlas.core.components import Crumb
from sozialatlas.exchange.api import (
    codes as all_codes,
    encoding,
    openapi,
    reading,
    search as api,
    suggest as suggesting,
    suggest_words,
)
from sozialatlas.exchange.api.answers import Fault, Refusal
from sozialatlas.places.models import Area
from sozialatlas.search.requests import BadRequestError

View = Callable[[HttpRequest], HttpResponse]


def _only_read(view: View) -> View:
    """Refuse in JSON what is neither GET nor HEAD, and parameters that cannot be read.

    Nothing is written, so no form is guarded.
    """

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            response = _json(Fault("only GET and HEAD are answered here"), status=405)
            response["Allow"] = "GET, HEAD"
            return response
        try:
            encoding.check(request.META.get("QUERY_STRING", ""))
            return view(request)
        except BadRequestError as error:
            return _json(Refusal(error.field, error.reason), status=400)

    return csrf_exempt(answer)


@_only_read
def search(request: HttpRequest) -> HttpResponse:
    answer = api.answer(
        dict(request.GET.lists()),
        language=languages.current(),
        now=timezone.now(),
        root=f"{request.scheme}://{request.get_host()}",
        portal=getattr(request, "portal", None),
    )
    return _json(answer)


@_only_read
def codes(request: HttpRequest) -> HttpResponse:
    _refuse_parameters(request)
    return _json(all_codes.codes())


@csrf_exempt
def unknown(_request: HttpRequest) -> HttpResponse:
    return _json(Fault("there is no such address; /api/ lists all"), status=404)


@_only_read
def suggest(request: HttpRequest) -> HttpResponse:
    answer = suggesting.answer(
        dict(request.GET.lists()),
        language=languages.current(),
        root=f"{request.scheme}://{request.get_host()}",
        portal=getattr(request, "portal", None),
    )
    return _json(answer)


@_only_read
def description(request: HttpRequest) -> HttpResponse:
    _refuse_parameters(request)
    return _json(openapi.document())


@_only_read
def documentation(request: HttpRequest) -> HttpResponse:
    context = {
        "document": openapi.document(),
        "title": _("Schnittstelle für Programme"),
        "crumbs": [
            Crumb(_("Start"), addresses.page("", languages.current())),
            Crumb(_("Schnittstelle für Programme")),
        ],
        "parameters": reading.parameters(languages.current()),
        "shapes": reading.shapes(languages.current()),
        "example": request.build_absolute_uri(_example()),
        "suggest_rows": suggest_words.rows(),
        "suggest_fields": suggest_words.fields(),
    }
    return render(request, "exchange/api.html", context)


def _refuse_parameters(request: HttpRequest) -> None:
    """Raise BadRequestError for the first parameter of an address that takes none."""
    for name in request.GET:
        raise BadRequestError(name, "is not a known parameter")


def _example() -> str:
    """Return a call that answers with something here, near a municipality of our own."""
    towns = Area.objects.filter(kind=Area.Kind.MUNICIPALITY, valid_to=None).order_by("key")
    place = towns.values_list("name", flat=True).first()
    near = {"place": place, "radius_km": 10, "sort": "distance"} if place else {}
    query = urlencode({"q": "Beratung", **near, "free": "true"})
    return f"{reverse('exchange:search')}?{query}"


def _json(value: object, status: int = 200) -> HttpResponse:
    response = HttpResponse(
        msgspec.json.encode(value), content_type="application/json", status=status
    )
    # Open to pages of others: the answers are public and no cookie is read.
    response["Access-Control-Allow-Origin"] = "*"
    return response
