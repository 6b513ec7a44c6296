"""The addresses for maps: they parse, make one call, and answer as JSON or as a page to read."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from sozialatlas.core import addresses, languages
from sozialatlas.core.components import Crumb
from sozialatlas.exchange import open_answers
from sozialatlas.exchange.hsds import situation
from sozialatlas.exchange.hsds.building.texts import moment
from sozialatlas.exchange.ogc import asking, documents, features, openapi as description, sheets
from sozialatlas.exchange.ogc.documents import GEOJSON, HTML, JSON, OPENAPI, SCHEMA, Json
from sozialatlas.exchange.ogc.features import COLLECTIONS, Collection
from sozialatlas.exchange.opendata import negotiation, source
from sozialatlas.exchange.opendata.source import Source
from sozialatlas.search.requests import BadRequestError

BASE = "/api/ogc"


@open_answers.open_to_all()
def landing(request: HttpRequest) -> HttpResponseBase:
    open_answers.refuse_unknown(request.GET, ("f",))
    return _answer(request, documents.landing(_root(request)), _("Daten für Karten"))


@open_answers.open_to_all()
def conformance(request: HttpRequest) -> HttpResponseBase:
    open_answers.refuse_unknown(request.GET, ("f",))
    return _answer(request, documents.conformance(), _("Konformität"))


@open_answers.open_to_all()
def collections(request: HttpRequest) -> HttpResponseBase:
    open_answers.refuse_unknown(request.GET, ("f",))
    return _answer(request, documents.collections(_root(request)), _("Sammlungen"))


@open_answers.open_to_all()
def collection(request: HttpRequest, code: str) -> HttpResponseBase:
    open_answers.refuse_unknown(request.GET, ("f",))
    found = _collection(code)
    return _answer(request, documents.collection(_root(request), found), found.dataset.title)


@open_answers.open_to_all()
def queryables(request: HttpRequest, code: str) -> HttpResponseBase:
    open_answers.refuse_unknown(request.GET, ("f",))
    found = _collection(code)
    document = documents.queryables(_root(request), found)
    return _answer(request, document, found.dataset.title, content_type=SCHEMA)


@open_answers.open_to_all()
def items(request: HttpRequest, code: str) -> HttpResponseBase:
    of = _collection(code)
    asked = asking.asked(request.GET, of.queryables)
    read = _source(request)
    with translation.override(languages.GERMAN):
        found = features.page(of, asked, read)
    stamp = moment(read.now.at) or ""
    given = {name: text for name, text in request.GET.items() if isinstance(text, str)}
    document = documents.items(_root(request), of, asked, found, given, stamp)
    response = _answer(request, document, of.dataset.title, content_type=GEOJSON)
    response["Content-Crs"] = f"<{asked.crs}>"
    return response


@open_answers.open_to_all()
def item(request: HttpRequest, code: str, key: str) -> HttpResponseBase:
    of = _collection(code)
    open_answers.refuse_unknown(request.GET, ("f", "crs"))
    asked = asking.asked(request.GET, {})
    with translation.override(languages.GERMAN):
        found = features.single(of, key, asked.crs, _source(request))
    if found is None:
        raise Http404("there is no such feature")
    document = documents.item(_root(request), of, found)
    response = _answer(request, document, of.dataset.title, content_type=GEOJSON)
    response["Content-Crs"] = f"<{asked.crs}>"
    return response


@open_answers.open_to_all()
def openapi(request: HttpRequest) -> HttpResponseBase:
    open_answers.refuse_unknown(request.GET, ("f",))
    document = description.document(_root(request))
    return open_answers.conditional(request, open_answers.json(document, content_type=OPENAPI))


def _root(request: HttpRequest) -> str:
    return f"{situation.root(request)}{BASE}"


def _source(request: HttpRequest) -> Source:
    return source.of_now(situation.root(request), timezone.now())


def _collection(code: str) -> Collection:
    if code not in COLLECTIONS:
        raise Http404("there is no such collection")
    return COLLECTIONS[code]


def _answer(
    request: HttpRequest, document: Json, title: str, *, content_type: str = JSON
) -> HttpResponseBase:
    """Return a document as it is asked for: by `f`, else by what the program says it reads."""
    wanted = request.GET.get("f", "")
    if wanted not in {"", *asking.FORMATS}:
        raise BadRequestError("f", f"must be one of {', '.join(asking.FORMATS)}")
    offered = (content_type, HTML)
    chosen = negotiation.chosen(request.accepted_types, offered)
    if wanted == "html" or (not wanted and chosen == HTML):
        response = render(request, "exchange/ogc.html", _page(document, title))
    else:
        response = open_answers.json(document, content_type=content_type)
    patch_vary_headers(response, ["Accept"])
    return open_answers.conditional(request, response)


def _page(document: Json, title: str) -> dict[str, object]:
    here = _("Daten für Karten")
    start = Crumb(_("Start"), addresses.page("", languages.current()))
    trail = [Crumb(here)] if title == here else [Crumb(here, f"{BASE}/?f=html"), Crumb(title)]
    return {"sheet": sheets.sheet(document), "title": title, "crumbs": [start, *trail]}
