"""The addresses for machines: they parse, make one call, and answer in JSON."""

from __future__ import annotations

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sozialatlas.exchange.api import openapi, search as api
from sozialatlas.exchange.api.answers import Refusal
from sozialatlas.search.requests import BadRequestError


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    try:
        answer = api.answer(
            dict(request.GET.lists()),
            language=get_language() or "de",
            now=timezone.now(),
            root=f"{request.scheme}://{request.get_host()}",
        )
    except BadRequestError as error:
        return _json(Refusal(error.field, error.reason), status=400)
    return _json(answer)


@require_safe
def description(_request: HttpRequest) -> HttpResponse:
    return _json(openapi.document())


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    operation = openapi.document()
    return render(request, "exchange/api.html", {"document": operation})


def _json(value: object, status: int = 200) -> HttpResponse:
    response = HttpResponse(
        msgspec.json.encode(value), content_type="application/json", status=status
    )
    # Open to pages of others: the answers are public and no cookie is read.
    response["Access-Control-Allow-Origin"] = "*"
    return response
