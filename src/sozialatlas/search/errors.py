"""What can go wrong in the search."""

from __future__ import annotations

from sozialatlas.core.errors import SozialatlasError


class SearchError(SozialatlasError):
    """Any trouble of the search."""


class IndexMissingError(SearchError):
    """There is no index that could be read; it is being built."""


class IndexDamagedError(SearchError):
    """The index cannot be read any more."""


class IndexerRunningError(SearchError):
    """Another process owns the index of this data folder."""
