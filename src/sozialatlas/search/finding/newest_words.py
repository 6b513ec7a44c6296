"""The vocabulary that typing errors are repaired with, read beside the requests after a change."""

from __future__ import annotations

import logging
import threading
import time

from tantivy import Searcher

from sozialatlas.search.engine.holding import AT_ONCE, SECONDS_BEFORE
from sozialatlas.search.engine.reader import damage_named
from sozialatlas.search.errors import IndexDamagedError
from sozialatlas.search.understanding import vocabularies
from sozialatlas.search.understanding.knowledge import Knowledge
from sozialatlas.search.understanding.synonyms import SynonymTable
from sozialatlas.search.understanding.vocabulary import Vocabulary

log = logging.getLogger(__name__)

# Nobody means it: looking for the nearest word readies all ways to find one.
_NO_WORD = "qxqxqxq"

Origin = tuple[Searcher, Knowledge, SynonymTable]


class NewestWords:
    """The vocabulary of the newest state, or of the one before while that is read.

    Which words records hold, the index itself says: an older vocabulary only misses the newest
    words to repair others with.
    """

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._lock = threading.Lock()
        self._origin: Origin | None = None

    def of(self, searcher: Searcher, known: Knowledge, synonyms: SynonymTable) -> Vocabulary:
        """Return the words to repair others with."""
        origin, held = (searcher, known, synonyms), vocabularies.held.vocabulary
        is_current = self._origin is not None and all(
            one is other for one, other in zip(self._origin, origin, strict=True)
        )
        if held is None or is_current or searcher.num_docs <= AT_ONCE:
            self._origin = origin
            return vocabularies.of(*origin)
        if self._lock.acquire(blocking=False):
            threading.Thread(
                target=self._read, args=(origin,), name="search-words", daemon=True
            ).start()
        return held

    def _read(self, origin: Origin) -> None:
        try:
            time.sleep(SECONDS_BEFORE)
            with damage_named():
                vocabularies.of(*origin).nearest(_NO_WORD)
            self._origin = origin
        except IndexDamagedError as error:
            # The next search in the broken files says so, and asks for a new index.
            log.warning("search words not read: %s", error)
        finally:
            self._lock.release()


newest = NewestWords()
