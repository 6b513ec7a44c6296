"""How open interfaces answer: to everybody, with licence, marks of freshness, clear refusals."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Sequence
from functools import wraps

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt

from sozialatlas.exchange import terms
from sozialatlas.exchange.api import encoding
from sozialatlas.exchange.api.answers import Fault, Refusal
from sozialatlas.search.requests import BadRequestError

READING = ("GET", "HEAD")
_SECONDS_PREFLIGHT = "86400"

View = Callable[..., HttpResponseBase]


def open_to_all(*, methods: Sequence[str] = READING) -> Callable[[View], View]:
    """Return what lets programs of anybody ask a view, which writes nothing.

    Other methods, unreadable parameters and unknown addresses are refused in JSON.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *given: object, **named: object) -> HttpResponseBase:
            if request.method == "OPTIONS":
                return _opened(_preflight(methods), methods)
            if request.method not in methods:
                return _opened(_refused_method(methods), methods)
            try:
                encoding.check(request.META.get("QUERY_STRING", ""))
                response = view(request, *given, **named)
            except BadRequestError as error:
                response = json(Refusal(error.field, error.reason), status=400)
            except Http404 as error:
                response = json(Fault(str(error) or "there is nothing here"), status=404)
            return _opened(response, methods)

        return csrf_exempt(answer)

    return decorate


def refuse_unknown(given: Collection[str], known: Collection[str]) -> None:
    """Raise BadRequestError for the first parameter that an address does not take."""
    for name in given:
        if name not in known:
            raise BadRequestError(name, "is not a known parameter")


def json(
    value: object, *, status: int = 200, content_type: str = "application/json"
) -> HttpResponse:
    """Return a value as JSON; fields that are left out stay out."""
    content = msgspec.json.encode(value)
    return HttpResponse(content, content_type=content_type, status=status)


def conditional(
    request: HttpRequest, response: HttpResponse, *, changed_at: dt.datetime | None = None
) -> HttpResponseBase:
    """Return an answer with its marks, or 304 to whoever still holds it."""
    mark = hashlib.sha256(response.content).hexdigest()[:32]
    response["ETag"] = f'W/"{mark}"'
    if changed_at:
        response["Last-Modified"] = http_date(changed_at.timestamp())
    last_modified = int(changed_at.timestamp()) if changed_at else None
    found = get_conditional_response(request, response["ETag"], last_modified, response)
    return found or response


def _preflight(methods: Sequence[str]) -> HttpResponse:
    response = HttpResponse(status=204)
    response["Access-Control-Allow-Methods"] = ", ".join((*methods, "OPTIONS"))
    response["Access-Control-Allow-Headers"] = "Accept, Authorization, Content-Type, If-None-Match"
    response["Access-Control-Max-Age"] = _SECONDS_PREFLIGHT
    return response


def _refused_method(methods: Sequence[str]) -> HttpResponse:
    said = " and ".join((", ".join(methods[:-1]), methods[-1])).removeprefix(" and ")
    response = json(Fault(f"only {said} are answered here"), status=405)
    response["Allow"] = ", ".join((*methods, "OPTIONS"))
    return response


def _opened(response: HttpResponseBase, methods: Sequence[str]) -> HttpResponseBase:
    """Let pages of others read an answer: it is public, and no cookie is read for it."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = (
        "ETag, Last-Modified, Link, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining"
    )
    licence = f'<{terms.licence().url}>; rel="license"'
    given = response.get("Link")
    response["Link"] = f"{given}, {licence}" if given else licence
    return response
