"""How open interfaces answer: to everybody, with licence, marks of freshness, clear refusals."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Sequence
from functools import wraps
from typing import TypeVar

import msgspec
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt

from sozialatlas.accounts.limits import sender
from sozialatlas.exchange import terms
from sozialatlas.exchange.access.pace import Pace, minute
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
            pace = _pace(request)
            if pace is not None and pace.is_too_fast:
                return _opened(_too_fast(pace), methods)
            try:
                encoding.check(request.META.get("QUERY_STRING", ""))
                response = view(request, *given, **named)
            except BadRequestError as error:
                response = json(Refusal(error.field, error.reason), status=400)
            except Http404 as error:
                response = json(Fault(str(error) or "there is nothing here"), status=404)
            return _opened(_paced(response, pace), methods)

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


def _pace(request: HttpRequest) -> Pace | None:
    """Return how fast the sender of a request asks; None where that does not matter."""
    if not (limit := settings.API_PER_MINUTE):
        return None
    now = timezone.now()
    return minute.ask(sender(request, timezone.localdate(now)), now=now, limit=limit)


def _too_fast(pace: Pace) -> HttpResponse:
    said = f"more than {pace.limit} questions within a minute; ask again in {pace.seconds} seconds"
    response = _paced(json(Fault(said), status=429), pace)
    response["Retry-After"] = str(pace.seconds)
    return response


ResponseT = TypeVar("ResponseT", bound=HttpResponseBase)


def _paced(response: ResponseT, pace: Pace | None) -> ResponseT:
    if pace is not None:
        response["X-RateLimit-Limit"] = str(pace.limit)
        response["X-RateLimit-Remaining"] = str(max(pace.left, 0))
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
