"""Tiles of the operator's map, from our own address: no visitor asks anybody else."""

from __future__ import annotations

import logging

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sozialatlas.portal.tiles import source
from sozialatlas.portal.tiles.errors import BusyError, NoTileError, SourceError
from sozialatlas.portal.tiles.grid import Tile

_WEEK, _HOUR = 604_800, 3_600
_SECONDS_TO_WAIT = 1
log = logging.getLogger(__name__)


@require_safe
def tile(_request: HttpRequest, zoom: int, column: int, row: int) -> HttpResponse:
    """Return one tile; 404 for none, 503 where asking again helps, 502 where the source fails."""
    try:
        content, kind = source.read(Tile(zoom, column, row))
    except NoTileError as error:
        return _refused(404, str(error), f"public, max-age={_HOUR}")
    except BusyError as error:
        response = _refused(503, str(error), "no-store")
        response["Retry-After"] = str(_SECONDS_TO_WAIT)
        return response
    except SourceError as error:
        log.warning("no tile zoom=%d column=%d row=%d", zoom, column, row)
        return _refused(502, type(error).__name__, "no-store")
    response = HttpResponse(content, content_type=kind)
    response["Cache-Control"] = f"public, max-age={_WEEK}"
    return response


@require_safe
def offered(_request: HttpRequest) -> HttpResponse:
    """Return what a map needs to know before it asks for tiles; an empty object without any."""
    found = source.offered()
    response = HttpResponse(source.told(found) if found else "{}", content_type="application/json")
    response["Cache-Control"] = f"public, max-age={_HOUR}"
    return response


def _refused(status: int, why: str, caching: str) -> HttpResponse:
    response = HttpResponse(f"{why}\n", status=status, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = caching
    return response
