"""oEmbed: other sites ask what an address of ours becomes on their pages."""

from __future__ import annotations

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from sozialatlas.core import addresses, languages
from sozialatlas.portal import chosen
from sozialatlas.portal.embed import oembed
from sozialatlas.portal.embed.choosing import Here
from sozialatlas.portal.embed.errors import EmbedError
from sozialatlas.portal.embed.oembed import Room

URL, FORMAT, MAX_WIDTH, MAX_HEIGHT = "url", "format", "maxwidth", "maxheight"
NAMES = (URL, FORMAT, MAX_WIDTH, MAX_HEIGHT, "dnt")
"""What consumers send; `dnt` asks not to be followed, and nobody is."""

_JSON, _XML = "json", "xml"


class _RefusalError(Exception):
    def __init__(self, status: int, parameter: str, reason: str) -> None:
        super().__init__(f"{parameter}: {reason}")
        self.status, self.parameter, self.reason = status, parameter, reason


@csrf_exempt
def answer(request: HttpRequest) -> HttpResponse:
    """Return the HTML for an address of a record, a search or an embed."""
    if request.method not in {"GET", "HEAD"}:
        response = _json({"reason": "only GET and HEAD are answered here"}, 405)
        response["Allow"] = "GET, HEAD"
        return response
    try:
        return _open(_answered(request))
    except _RefusalError as error:
        return _json({"parameter": error.parameter, "reason": error.reason}, error.status)


def _answered(request: HttpRequest) -> HttpResponse:
    given = _given(request)
    form = given[FORMAT] or _JSON
    if form not in {_JSON, _XML}:
        raise _RefusalError(501, FORMAT, "must be json or xml")
    if not given[URL]:
        raise _RefusalError(400, URL, "is missing")
    room = Room(_pixels(given, MAX_WIDTH), _pixels(given, MAX_HEIGHT))
    try:
        found = oembed.rich(given[URL], room, _here(request, given[URL]))
    except EmbedError as error:
        raise _RefusalError(404, URL, error.sentence) from error
    if form == _XML:
        return HttpResponse(oembed.as_xml(found), content_type="text/xml; charset=utf-8")
    return HttpResponse(msgspec.json.encode(found), content_type="application/json")


def _given(request: HttpRequest) -> dict[str, str]:
    for name, values in request.GET.lists():
        if name not in NAMES:
            raise _RefusalError(400, name, "is not a known parameter")
        if len(values) > 1:
            raise _RefusalError(400, name, "may be given once")
    return {name: str(request.GET.get(name, "")) for name in NAMES}


def _pixels(given: dict[str, str], name: str) -> int:
    text = given[name]
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text)):
        raise _RefusalError(400, name, "must be a whole number of pixels")
    return int(text)


def _here(request: HttpRequest, address: str) -> Here:
    """Return where the answer is made; it speaks the language of the address."""
    path = address.partition("://")[2].partition("/")[2].partition("?")[0]
    _slug, inside = addresses.portal_of(f"/{path}")
    language, _rest = languages.split(inside)
    origin = f"{request.scheme}://{request.get_host()}"
    return Here(origin, chosen.portal(request), language or languages.GERMAN, timezone.now())


def _json(value: object, status: int) -> HttpResponse:
    content = msgspec.json.encode(value)
    return _open(HttpResponse(content, content_type="application/json", status=status))


def _open(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["X-Robots-Tag"] = "noindex"
    return response
