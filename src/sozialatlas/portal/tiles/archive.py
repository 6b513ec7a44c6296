"""Tiles from one file in the data folder: PMTiles of version 3 with pictures.

https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md. Vector tiles would need a map that
draws with the graphics card; ours prints and works without.
"""

from __future__ import annotations

import os
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pmtiles.tile import (
    Compression,
    Entry,
    HeaderDict,
    MagicNumberNotFound,
    SpecVersionUnsupported,
    TileType,
    deserialize_directory,
    deserialize_header,
    find_tile,
    zxy_to_tileid,
)

from sozialatlas.portal.tiles.errors import NoTileError, SourceError
from sozialatlas.portal.tiles.grid import LEAST_ZOOM, MOST_ZOOM, Tile
from sozialatlas.portal.tiles.pictures import MOST_BYTES
from sozialatlas.search.requests import BadRequestError, BBox

FILE_NAME = "map.pmtiles"
_HEADER_BYTES = 127
# The specification lets a directory refer to another one three times at most.
_MOST_DEPTH = 4
# Of one directory, packed: those of the planet's vector tiles stay below.
_MOST_DIRECTORY = 8_000_000
_PICTURES = frozenset({TileType.PNG, TileType.JPEG, TileType.WEBP})
_DEGREE = 10**7
_BROKEN = (OSError, EOFError, ValueError, IndexError, OverflowError, zlib.error)


class VectorTilesError(SourceError):
    """The file holds vector tiles, which cannot be shown as pictures."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A file of tiles as it was when it was opened."""

    path: Path
    stamp: tuple[int, int]
    header: HeaderDict

    @property
    def zooms(self) -> tuple[int, int]:
        """The least and the most zoom that it has and we show."""
        least, most = self.header["min_zoom"], self.header["max_zoom"]
        return max(LEAST_ZOOM, least), min(MOST_ZOOM, most)

    @property
    def box(self) -> BBox | None:
        """What it says to cover; None where it says nothing that makes sense."""
        header = self.header
        sides = (
            header["min_lon_e7"], header["min_lat_e7"],
            header["max_lon_e7"], header["max_lat_e7"],
        )  # fmt: skip
        try:
            box = BBox(*(side / _DEGREE for side in sides))
        except BadRequestError:
            return None
        return box if box.west < box.east and box.south < box.north else None

    def read(self, tile: Tile) -> bytes:
        """Return the picture of a tile.

        Raises: NoTileError, where the file has none; SourceError, where it cannot be read.
        """
        try:
            entry = self._entry(zxy_to_tileid(tile.zoom, tile.column, tile.row))
            if entry is None or not 0 < entry.length <= MOST_BYTES:
                raise NoTileError(f"{self.path} has no such tile")
            return self._bytes(self.header["tile_data_offset"] + entry.offset, entry.length)
        except _BROKEN as error:
            raise SourceError(f"{self.path} cannot be read ({error})") from error

    def _entry(self, tile_id: int) -> Entry | None:
        offset, length = self.header["root_offset"], self.header["root_length"]
        for _depth in range(_MOST_DEPTH):
            found = find_tile(_directory(self.path, self.stamp, offset, length), tile_id)
            if found is None or found.run_length:
                return found
            offset = self.header["leaf_directory_offset"] + found.offset
            length = found.length
        return None

    def _bytes(self, offset: int, length: int) -> bytes:
        return _read(self.path, offset, length)


def opened(folder: Path) -> Archive | None:
    """Return the archive of a data folder, None without one; opened anew once it is another file.

    Raises: SourceError, for a file that is no archive of pictures; the message says what it is.
    """
    path = folder / FILE_NAME
    try:
        state = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror})") from error
    return _opened(path, (state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=4)
def _opened(path: Path, stamp: tuple[int, int]) -> Archive:
    try:
        header = deserialize_header(_read(path, 0, _HEADER_BYTES))
    except (MagicNumberNotFound, SpecVersionUnsupported, *_BROKEN) as error:
        raise SourceError(f"{path} is no PMTiles file of version 3") from error
    if header["tile_type"] is TileType.MVT:
        raise VectorTilesError(f"{path} holds vector tiles; raster needed")
    if header["tile_type"] not in _PICTURES:
        raise SourceError(f"{path} does not say that it holds PNG, JPEG or WebP")
    if header["internal_compression"] is not Compression.GZIP:
        raise SourceError(f"{path} has directories that are not packed with gzip")
    return Archive(path, stamp, header)


# Unpacking a directory of some thousand entries takes longer than all the rest of an answer.
@lru_cache(maxsize=32)
def _directory(path: Path, _stamp: tuple[int, int], offset: int, length: int) -> list[Entry]:
    if not 0 < length <= _MOST_DIRECTORY:
        raise ValueError(f"a directory of {length} bytes")
    return deserialize_directory(_read(path, offset, length))


def _read(path: Path, offset: int, length: int) -> bytes:
    with path.open("rb") as file:
        file.seek(offset, os.SEEK_SET)
        found = file.read(length)
    if len(found) < length:
        raise EOFError("it ends too early")
    return found
