"""The addresses of the open data: they read the question, make one call, and answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date

from sozialatlas.core import languages
from sozialatlas.exchange import open_answers
from sozialatlas.exchange.api.answers import Fault
from sozialatlas.exchange.hsds.situation import in_german, root
from sozialatlas.exchange.hsds.streams import begun
from sozialatlas.exchange.opendata import (
    columns,
    downloads,
    dumps,
    negotiation,
    overviews,
    queries,
    source,
    turns,
)
from sozialatlas.exchange.opendata.downloads import Download
from sozialatlas.exchange.opendata.dumps import Dump
from sozialatlas.exchange.opendata.negotiation import HTML, JSON_LD, TURTLE
from sozialatlas.exchange.opendata.tables import DATASETS, XLSX

_ZIP = "application/zip"
_LATER = 503
# Packed already: packed once more it would only lose its length.
_AS_IT_IS = "identity"
_PACKED = frozenset({_ZIP, downloads.CONTENT_TYPES[XLSX]})


@open_answers.open_to_all()
def overview(request: HttpRequest) -> HttpResponseBase:
    """Show people what there is; programs that ask for the catalogue are given it."""
    open_answers.refuse_unknown(request.GET, ())
    offered = (HTML, TURTLE, JSON_LD)
    if (wanted := negotiation.chosen(request.accepted_types, offered)) != HTML:
        response = _catalogue(request, wanted)
    else:
        found = overviews.overview(root(request), timezone.now(), languages.current())
        response = render(request, "exchange/opendata.html", {"page": found})
    patch_vary_headers(response, ["Accept"])
    return response


@open_answers.open_to_all()
def catalogue(request: HttpRequest, ending: str = "") -> HttpResponseBase:
    """Give the catalogue: by the ending of the address, else as the program reads it."""
    open_answers.refuse_unknown(request.GET, ())
    if ending:
        response = _catalogue(request, negotiation.CATALOGUES[ending])
    else:
        wanted = negotiation.chosen(request.accepted_types, (TURTLE, JSON_LD))
        response = _catalogue(request, wanted)
        patch_vary_headers(response, ["Accept"])
    return response


@open_answers.open_to_all()
def download(request: HttpRequest, code: str, ending: str) -> HttpResponseBase:
    """Give a data set as it is now, written while it is read."""
    open_answers.refuse_unknown(request.GET, ())
    now, dataset = timezone.now(), DATASETS[code]
    made = Download(dataset, ending, source.of_now(root(request), now))
    mark = f'W/"{queries.mark(dataset, ending, timezone.localdate(now))}"'
    if (unchanged := get_conditional_response(request, mark)) is not None:
        return unchanged
    response = _streamed(request, made.parts, downloads.CONTENT_TYPES[ending], made.file_name)
    if response.status_code == _LATER:
        return response
    response["ETag"] = mark
    described = request.build_absolute_uri(reverse("exchange:opendata:schema", args=[code]))
    response["Link"] = f'<{described}>; rel="describedby"; type="application/json"'
    return response


@open_answers.open_to_all()
def package(request: HttpRequest) -> HttpResponseBase:
    """Give the tabular data package of HSDS as it is now."""
    open_answers.refuse_unknown(request.GET, ())
    read = source.of_now(root(request), timezone.now())
    return _streamed(request, lambda: downloads.package(read), _ZIP, downloads.PACKAGE)


@open_answers.open_to_all()
def schema(request: HttpRequest, code: str) -> HttpResponseBase:
    """Describe the columns of a data set."""
    open_answers.refuse_unknown(request.GET, ())
    if code not in DATASETS:
        raise Http404("there is no such data set")
    found = columns.table_schema(DATASETS[code].fields)
    return open_answers.conditional(request, open_answers.json(found))


@open_answers.open_to_all()
def landing(request: HttpRequest, code: str) -> HttpResponseBase:
    """Lead from the name of a data set in the catalogue to where people read about it."""
    open_answers.refuse_unknown(request.GET, ())
    return HttpResponseRedirect(f"{reverse('exchange:opendata:overview')}#{code}")


@open_answers.open_to_all()
def newest_dump(request: HttpRequest) -> HttpResponseBase:
    """Lead to the newest dump."""
    open_answers.refuse_unknown(request.GET, ())
    found = dumps.newest()
    if found is None:
        raise Http404("there is no dump yet; one is made each night")
    return HttpResponseRedirect(reverse("exchange:opendata:dump", args=[found.file_name]))


@open_answers.open_to_all()
def dump(request: HttpRequest, name: str) -> HttpResponseBase:
    """Give a dump."""
    open_answers.refuse_unknown(request.GET, ())
    found = _dump(name)
    mark = f'"{found.sha256}"'
    if (unchanged := get_conditional_response(request, mark)) is not None:
        return unchanged
    response = FileResponse(found.path.open("rb"), as_attachment=True, content_type=_ZIP)
    response["ETag"] = mark
    response["Last-Modified"] = http_date(found.made_at.timestamp())
    response["Content-Encoding"] = _AS_IT_IS
    return response


@open_answers.open_to_all()
def checksum(request: HttpRequest, name: str) -> HttpResponseBase:
    """Give the sum of a dump, as `sha256sum --check` reads it."""
    open_answers.refuse_unknown(request.GET, ())
    found = _dump(name)
    response = HttpResponse(f"{found.sha256}  {name}\n", content_type="text/plain")
    return open_answers.conditional(request, response, changed_at=found.made_at)


def _streamed(
    request: HttpRequest, parts: Callable[[], Iterator[bytes]], content_type: str, name: str
) -> HttpResponseBase:
    """Return a file that is made while it is sent; whoever asks for the head has nothing read."""
    try:
        made = iter(()) if request.method == "HEAD" else turns.taken(lambda: _in_german(parts))
    except turns.NoTurn as error:
        return _later(error)
    response = StreamingHttpResponse(made, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    if content_type in _PACKED:
        response["Content-Encoding"] = _AS_IT_IS
    return response


def _in_german(parts: Callable[[], Iterator[bytes]]) -> Iterator[bytes]:
    """Return parts of which the first is made: what fails at once fails before the answer."""
    with translation.override(languages.GERMAN):
        return in_german(begun(parts()))


def _later(error: turns.NoTurn) -> HttpResponse:
    """Send to the dump, which costs nothing, whoever would have to wait."""
    reason = f"{error}; try again, or take the dump of last night at dumps/newest.zip"
    response = open_answers.json(Fault(reason), status=_LATER)
    response["Retry-After"] = str(turns.SECONDS)
    return response


def _dump(name: str) -> Dump:
    found = dumps.find(name)
    if found is None:
        raise Http404("there is no such dump; only those of the last days are kept")
    return found


def _catalogue(request: HttpRequest, content_type: str) -> HttpResponseBase:
    graph = overviews.catalogue(root(request), timezone.now())
    written = graph.serialize(format=negotiation.RDFLIB_NAMES[content_type], encoding="utf-8")
    response = HttpResponse(written, content_type=f"{content_type}; charset=utf-8")
    return open_answers.conditional(request, response)
