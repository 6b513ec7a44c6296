"""Reads the index: one searcher for a whole request, fresh when the index has moved on."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import tantivy

from sozialatlas.search.engine import generations
from sozialatlas.search.engine.schema import HOURS
from sozialatlas.search.errors import IndexDamagedError, IndexMissingError

log = logging.getLogger(__name__)

Stamp = tuple[int, int, int]
Result = TypeVar("Result")


@dataclass(frozen=True, eq=False)
class Opened:
    """A state of the index that does not change while it is held; equal only to itself."""

    index: tantivy.Index
    searcher: tantivy.Searcher
    generation: Path
    stamp: Stamp
    # What was worked out for circles asked before; gone with the state.
    corners: dict[Hashable, tuple[int, ...]] = field(default_factory=dict)

    @cached_property
    def patterns(self) -> tuple[str, ...]:
        """All different opening hours that records have."""
        return tuple(pattern for pattern, _ in self.searcher.terms_with_prefix(HOURS, ""))


@contextmanager
def damage_named() -> Iterator[None]:
    """Turn what the engine throws at broken files into IndexDamagedError.

    It raises ValueError, and panics that derive from BaseException alone.
    """
    try:
        yield
    except (ValueError, OSError) as error:
        raise IndexDamagedError(str(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise IndexDamagedError(str(error)) from error


class Reader:
    """Holds the index of one process open."""

    def __init__(self) -> None:
        """Open nothing yet."""
        self._lock = threading.Lock()
        self._opened: Opened | None = None

    def opened(self) -> Opened:
        """Return the index as it was last committed.

        A broken index leaves the last good state serving and asks for a new one. That there is
        none, or only one of another version, the indexer sees by itself: asked for as well, it
        would be built twice.
        Raises: IndexMissingError, where there is no state to serve.
        """
        try:
            stamp = _stamp()
        except OSError:
            return self._last_good("missing")
        held = self._opened
        if held is not None and held.stamp == stamp:
            return held
        with self._lock:
            return self._fresh(stamp)

    def drop(self) -> None:
        """Forget the open index, because a search in it failed."""
        with self._lock:
            self._opened = None

    def _fresh(self, stamp: Stamp) -> Opened:
        held = self._opened
        if held is not None and held.stamp == stamp:
            return held
        try:
            self._opened = _open(stamp, held)
        except IndexMissingError as error:
            return self._last_good(str(error))
        except IndexDamagedError as error:
            generations.ask_for_rebuild()
            return self._last_good(str(error))
        return self._opened

    def _last_good(self, reason: str) -> Opened:
        held = self._opened
        if held is None or not _lies_here(held.generation):
            raise IndexMissingError(reason)
        log.warning("search index unreadable, serving the last state: %s", reason)
        return held


def _lies_here(generation: Path) -> bool:
    """Return whether an index is of this data folder, and the folder still there."""
    try:
        return generation.parents[1].samefile(generations.link().parents[1])
    except FileNotFoundError:
        return False


def _stamp() -> Stamp:
    meta = (generations.link() / "meta.json").stat()
    return (meta.st_ino, meta.st_mtime_ns, meta.st_size)


def _open(stamp: Stamp, held: Opened | None) -> Opened:
    generation = generations.link().resolve()
    if held is not None and held.generation == generation:
        with damage_named():
            held.index.reload()
            return Opened(held.index, held.index.searcher(), generation, stamp)
    versions = generations.versions_of(generation)
    if versions is None or not versions.can_be_read():
        raise IndexMissingError(f"built by another version: {versions}")
    with damage_named():
        index = tantivy.Index.open(str(generation))
        # The built-in watcher costs more than our stat, and reloads under a running request.
        index.config_reader("manual")
        index.reload()
        return Opened(index, index.searcher(), generation, stamp)


reader = Reader()


def with_index(ask: Callable[[Opened], Result]) -> Result:
    """Return what a question to the index gives.

    Raises: IndexMissingError, if there is no index, or it broke under the question: then a new
    one is asked for.
    """
    opened = reader.opened()
    try:
        with damage_named():
            return ask(opened)
    except IndexDamagedError as error:
        log.warning("search index damaged: %s", error)
        reader.drop()
        generations.ask_for_rebuild()
        raise IndexMissingError(str(error)) from error
