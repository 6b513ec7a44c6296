"""Changes the index on request, and the words that mean the same."""

from __future__ import annotations

import datetime as dt
import time

from sozialatlas.search import indexing
from sozialatlas.search.engine import generations
from sozialatlas.search.engine.writer import only_writer
from sozialatlas.search.errors import IndexerRunningError, SearchError
from sozialatlas.search.models import Synonym

_SECONDS_BETWEEN_LOOKS = 0.2


def reindex(*, patience_seconds: float = 600) -> str:
    """Build the index anew, here or by the indexer that runs, and return its name.

    Raises: SearchError, if a running indexer does not finish in time.
    """
    try:
        with only_writer():
            return indexing.build().name
    except IndexerRunningError:
        return _have_it_built(patience_seconds)


def _have_it_built(patience_seconds: float) -> str:
    before = generations.link().resolve()
    generations.ask_for_rebuild()
    until = time.monotonic() + patience_seconds
    while time.monotonic() < until:
        now = generations.link().resolve()
        if now != before:
            return now.name
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    raise SearchError(f"the running indexer built no index within {patience_seconds:.0f} s")


def save_synonym(synonym: Synonym, *, is_new: bool, at: dt.datetime) -> None:
    """Save a set of words as one that the county keeps; updates of the package leave it alone."""
    synonym.edited_at = at
    synonym.is_own = synonym.is_own or is_new
    synonym.save()
