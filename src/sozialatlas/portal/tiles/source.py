"""Where tiles come from: the file in the data folder, else the server that the operator named."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec
from django.conf import settings

from sozialatlas.portal.results_map import land
from sozialatlas.portal.tiles import archive, grid, pictures
from sozialatlas.portal.tiles.errors import BusyError, NoTileError, SourceError
from sozialatlas.portal.tiles.grid import Tile
from sozialatlas.portal.tiles.store import Store
from sozialatlas.portal.tiles.upstream import Upstream
from sozialatlas.search.requests import BBox

FOLDER = "tiles"
_ADDRESS = "/karte/kacheln/{z}/{x}/{y}.png"


@dataclass(frozen=True, slots=True)
class Offered:
    """What a map needs to know before it asks for tiles."""

    least_zoom: int
    most_zoom: int
    box: BBox
    credit: str


def is_wanted() -> bool:
    """Return whether the operator has any source of tiles."""
    return bool(settings.TILES_URL) or (settings.DATA_DIR / archive.FILE_NAME).exists()


def offered() -> Offered | None:
    """Return what maps may ask for; None without a source, and without land to show."""
    if not is_wanted():
        return None
    box = county_box()
    try:
        found = archive.opened(settings.DATA_DIR)
    except SourceError:
        return None  # `sozialatlas check` says so; the map goes on with its own land
    if box is None or not (found or settings.TILES_URL):
        return None
    if found is None:
        return Offered(grid.LEAST_ZOOM, grid.MOST_ZOOM, box, settings.TILES_CREDIT)
    shared = grid.shared(box, found.box) if found.box else box
    return Offered(*found.zooms, shared, settings.TILES_CREDIT) if shared else None


def told(offer: Offered) -> str:
    """Return what is offered as the scripts of maps read it."""
    box = offer.box
    found = {
        "address": _ADDRESS,
        "least": offer.least_zoom,
        "most": offer.most_zoom,
        "bounds": [[box.south, box.west], [box.north, box.east]],
        "credit": offer.credit,
    }
    return msgspec.json.encode(found).decode()


def read(tile: Tile) -> tuple[bytes, str]:
    """Return the picture of a tile and its media type.

    Raises: NoTileError, outside of the county and where the source has none; BusyError, where it
    is worth to ask again soon; SourceError, where the source fails.
    """
    if not (tile.exists and is_wanted()):
        raise NoTileError("no such tile")
    box = county_box()
    if box is None or not tile.touches(box):
        raise NoTileError("outside of the county")
    found = archive.opened(settings.DATA_DIR)
    content = found.read(tile) if found else _fetched(tile)
    kind = pictures.content_type(content)
    if not kind:
        raise SourceError("it is no picture")
    return content, kind


def county_box() -> BBox | None:
    """Return the box of all loaded land with its margin."""
    bounds = land.country().bounds
    return grid.with_margin(bounds) if bounds else None


def _fetched(tile: Tile) -> bytes:
    store, upstream = _cache(
        settings.TILES_URL, settings.DATA_DIR / FOLDER, settings.TILES_MB, settings.TILES_DAYS
    )
    kept = store.get(tile)
    if kept is None or not kept.is_fresh:
        try:
            with store.only_one(tile):
                content = _new(upstream, tile)
            store.put(tile, content)
        except (BusyError, SourceError):
            # A map of last month is better than a hole; the failure stands in the log.
            if kept is None or not kept.content:
                raise
            content = kept.content
    else:
        content = kept.content
    if not content:
        raise NoTileError("the tile server has none")
    return content


def _new(upstream: Upstream, tile: Tile) -> bytes:
    try:
        return upstream.fetch(tile)
    except NoTileError:
        return b""


@lru_cache(maxsize=2)
def _cache(template: str, folder: Path, megabytes: int, days: int) -> tuple[Store, Upstream]:
    return Store(folder, template, megabytes, days), Upstream(template)
