"""The vocabulary that typing errors are repaired with, read beside the requests."""

from __future__ import annotations

import logging
import threading
import time
from functools import partial

from tantivy import Searcher

from sozialatlas.search.beside import beside
from sozialatlas.search.engine.holding import AT_ONCE, SECONDS_BEFORE
from sozialatlas.search.engine.reader import damage_named
from sozialatlas.search.errors import IndexDamagedError
from sozialatlas.search.understanding import vocabularies
from sozialatlas.search.understanding.knowledge import Knowledge
from sozialatlas.search.understanding.synonyms import SynonymTable

log = logging.getLogger(__name__)

# Nobody means it: looking for the nearest word readies all ways to find one.
_NO_WORD = "qxqxqxq"

_under_way = threading.Lock()


def prepare(searcher: Searcher, known: Knowledge, synonyms: SynonymTable) -> None:
    """Let the words of a state be read soon, if they are not yet: somebody may mistype one."""
    if searcher.num_docs > AT_ONCE and not vocabularies.held.has(searcher, known, synonyms):
        beside(_under_way, partial(_read, searcher, known, synonyms), "search-words")


def _read(searcher: Searcher, known: Knowledge, synonyms: SynonymTable) -> None:
    try:
        time.sleep(SECONDS_BEFORE)
        with damage_named():
            vocabularies.of(searcher, known, synonyms).nearest(_NO_WORD)
    except IndexDamagedError as error:
        # The next search in the broken files says so, and asks for a new index.
        log.warning("search words not read: %s", error)
