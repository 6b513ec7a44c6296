"""What the first search of a process would have to wait for, read before somebody asks."""

from __future__ import annotations

import logging
import threading

from django.db import DatabaseError, connections
from django.utils import timezone

from sozialatlas.places import queries as places
from sozialatlas.search import freed, queries
from sozialatlas.search.beside import beside
from sozialatlas.search.requests import SearchRequest
from sozialatlas.search.suggesting.held import held as suggestions

log = logging.getLogger(__name__)

# Goes every way of the understanding: terms, other words, repair, phrases.
_SENTENCE = "wo finde ich hier Hilfe bei der Pfleege"


_under_way = threading.Lock()


def begin() -> None:
    """Read words, phrases, suggestions, places and the index beside the start of a web process.

    Without a thread for it the first search waits, and all else goes on. What was read and is
    needed no more goes back to the system from now on.
    """
    freed.hold_nothing_large()
    beside(_under_way, _warm, "search-warming")


def _warm() -> None:
    try:
        places.places_named(_SENTENCE)
        queries.search(SearchRequest(now=timezone.now(), words=_SENTENCE))
        suggestions.fresh()
    except DatabaseError as error:
        # Not yet migrated, or gone: the first request says so to whoever asks.
        log.info("search not warmed: %s", error)
    finally:
        connections.close_all()
