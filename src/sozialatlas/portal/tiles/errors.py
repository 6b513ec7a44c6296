"""Why a tile cannot be had."""

from __future__ import annotations

from sozialatlas.core.errors import SozialatlasError


class TileError(SozialatlasError):
    """A tile cannot be had."""


class NoTileError(TileError):
    """There is none: outside of the county, too near or too far, or the source knows none."""


class BusyError(TileError):
    """Not now: it is being fetched already, others are, or the source rests after a failure."""


class SourceError(TileError):
    """The source gave none: no answer, a wrong one, or a file that cannot be read."""
