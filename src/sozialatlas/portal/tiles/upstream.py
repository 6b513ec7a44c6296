"""Fetches tiles from the server that the operator named, within limits.

It is told nothing about the visitor: no address, no header, no page. Redirects are not followed:
they would lead to a server that nobody named.
"""

from __future__ import annotations

import http.client
import logging
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field

from sozialatlas.portal.tiles.errors import BusyError, NoTileError, SourceError
from sozialatlas.portal.tiles.grid import Tile
from sozialatlas.portal.tiles.pictures import MOST_BYTES, content_type

SECONDS_TO_ANSWER = 5.0
SECONDS_IN_ALL = 8.0
SECONDS_TO_REST = 30.0
"""After a failure, so that a dead server holds up no thread of the site again and again."""

MOST_AT_A_TIME = 2
"""Of the four threads of a web process: the pages come first."""

_HEADERS = {"User-Agent": "Sozialatlas", "Accept": "image/*"}
_CHUNK = 65_536
_NONE_THERE = frozenset({204, 404, 410})
_OK = 200
log = logging.getLogger(__name__)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_of_redirect: object) -> None:
        return None


@dataclass
class Upstream:
    """A server of tiles by the template of its addresses."""

    template: str
    _rests_until: float = 0.0
    _slots: threading.Semaphore = field(
        default_factory=lambda: threading.Semaphore(MOST_AT_A_TIME)
    )

    def fetch(self, tile: Tile) -> bytes:
        """Return the picture of a tile.

        Raises: NoTileError, where the server knows none; BusyError, while others are fetched and
        while it rests after a failure; SourceError, where it fails.
        """
        if time.monotonic() < self._rests_until:
            raise BusyError("the tile server failed a moment ago")
        if not self._slots.acquire(blocking=False):
            raise BusyError("other tiles are being fetched")
        try:
            return self._asked(tile)
        except (OSError, http.client.HTTPException) as error:
            raise self._failed(type(error).__name__) from error
        finally:
            self._slots.release()

    def _asked(self, tile: Tile) -> bytes:
        address = self.template.format(z=tile.zoom, x=tile.column, y=tile.row)
        until = time.monotonic() + SECONDS_IN_ALL
        request = urllib.request.Request(address, headers=_HEADERS)  # noqa: S310 -- read by setting.tile_address: https, or this machine
        opener = urllib.request.build_opener(_NoRedirect)
        try:
            with opener.open(request, timeout=SECONDS_TO_ANSWER) as response:
                if response.status in _NONE_THERE:
                    raise NoTileError("the tile server has none")
                content = self._content(response, until) if response.status == _OK else b""
        except urllib.error.HTTPError as error:
            error.close()
            if error.code in _NONE_THERE:
                raise NoTileError("the tile server has none") from error
            raise self._failed(f"status {error.code}") from error
        if not content_type(content):
            raise self._failed("no picture")
        return content

    def _content(self, response: http.client.HTTPResponse, until: float) -> bytes:
        content = b""
        while chunk := response.read1(_CHUNK):
            content += chunk
            if len(content) > MOST_BYTES:
                raise self._failed(f"more than {MOST_BYTES} bytes")
            if time.monotonic() > until:
                raise self._failed("too slow")
        return content

    def _failed(self, why: str) -> SourceError:
        """Let the server rest; its address stays out of the log, for it may hold a key."""
        self._rests_until = time.monotonic() + SECONDS_TO_REST
        log.warning("tile server failed why=%s rests_seconds=%d", why, SECONDS_TO_REST)
        return SourceError(f"the tile server failed: {why}")
