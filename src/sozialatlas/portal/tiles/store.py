"""Tiles that were fetched, kept as files in the data folder: so many megabytes, so many days.

An empty file says that the server had none.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import logging
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sozialatlas.portal.tiles.errors import BusyError
from sozialatlas.portal.tiles.grid import Tile

SECONDS_OF_NONE = 86_400
"""A server without a tile is asked again after a day."""

_DAY = 86_400
_MEGABYTE = 1_000_000
# What an empty file takes on a disk, too.
_BLOCK = 4_096
_LOCKS = 256
# Tidied whenever a twentieth of the room was written anew; then a tenth of it is free.
_SHARE_WRITTEN, _SHARE_KEPT = 0.05, 0.9
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """A tile of the store; without content the server had none."""

    content: bytes
    is_fresh: bool


class Store:
    """The tiles of one server."""

    def __init__(self, folder: Path, template: str, megabytes: int, days: int) -> None:
        """Keep them in a folder of their own: tiles of another server look different."""
        self._all = folder
        self._folder = folder / hashlib.sha256(template.encode()).hexdigest()[:16]
        self._most_bytes = megabytes * _MEGABYTE
        self._seconds = days * _DAY
        # As if much were written: whoever starts tidies first.
        self._written = self._most_bytes

    def get(self, tile: Tile) -> Kept | None:
        """Return a tile that is kept, also an old one, or None."""
        path = self._path(tile)
        try:
            content, age = path.read_bytes(), time.time() - path.stat().st_mtime
        except OSError:
            return None
        return Kept(content, 0 <= age < (self._seconds if content else SECONDS_OF_NONE))

    def put(self, tile: Tile, content: bytes) -> None:
        """Keep a tile; on a full disk it is served without."""
        path = self._path(tile)
        try:
            _write(path, content)
        except OSError as error:
            log.warning("tile not kept error=%s", error.strerror)
            return
        self._written += max(len(content), _BLOCK)
        if self._written > self._most_bytes * _SHARE_WRITTEN:
            self._written = 0
            self._tidy()

    @contextlib.contextmanager
    def only_one(self, tile: Tile) -> Iterator[None]:
        """Hold a tile while it is fetched, against all threads and processes.

        Raises: BusyError, where somebody holds it.
        """
        locks = self._all / "locks"
        locks.mkdir(parents=True, exist_ok=True)
        with (locks / str(hash(tile) % _LOCKS)).open("wb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BusyError("it is being fetched") from error
            yield

    def _path(self, tile: Tile) -> Path:
        return self._folder / str(tile.zoom) / str(tile.column) / str(tile.row)

    def _tidy(self) -> None:
        """Take away the oldest files until there is room again."""
        files = sorted(_files(self._all))
        taken = sum(size for _at, size, _path in files)
        for _at, size, path in files:
            if taken <= self._most_bytes * _SHARE_KEPT:
                return
            path.unlink(missing_ok=True)
            taken -= size


def _write(path: Path, content: bytes) -> None:
    """Write a file as a whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        half = Path(file.name)
        try:
            file.write(content)
            file.flush()
        except OSError:
            half.unlink()
            raise
    half.replace(path)


def _files(folder: Path) -> Iterator[tuple[float, int, Path]]:
    for root, folders, names in os.walk(folder):
        if "locks" in folders:
            folders.remove("locks")
        for name in names:
            path = Path(root, name)
            with contextlib.suppress(OSError):  # another process tidied it away
                state = path.stat()
                yield state.st_mtime, max(state.st_size, _BLOCK), path
