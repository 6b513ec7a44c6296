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
from sozialatlas.search.understanding.vocabulary import Vocabulary

log = logging.getLogger(__name__)

# Nobody means it: looking for the nearest word readies all ways to find one.
_NO_WORD = "qxqxqxq"

Origin = tuple[Searcher, Knowledge, SynonymTable]


class NewestWords:
    """Reads the vocabulary of a new state before somebody mistypes a word."""

    def __init__(self) -> None:
        """Read nothing yet."""
        self._lock = threading.Lock()
        self._origin: Origin | None = None

    def of(self, searcher: Searcher, known: Knowledge, synonyms: SynonymTable) -> Vocabulary:
        """Return the words to repair others with; read now, if they are not yet."""
        self._origin = (searcher, known, synonyms)
        return vocabularies.of(searcher, known, synonyms)

    def prepare(self, searcher: Searcher, known: Knowledge, synonyms: SynonymTable) -> None:
        """Let the words be read soon, if they are not yet."""
        origin = (searcher, known, synonyms)
        is_held = self._origin is not None and all(
            one is other for one, other in zip(self._origin, origin, strict=True)
        )
        if not is_held and searcher.num_docs > AT_ONCE:
            beside(self._lock, partial(self._read, origin), "search-words")

    def _read(self, origin: Origin) -> None:
        try:
            time.sleep(SECONDS_BEFORE)
            with damage_named():
                self.of(*origin).nearest(_NO_WORD)
        except IndexDamagedError as error:
            # The next search in the broken files says so, and asks for a new index.
            log.warning("search words not read: %s", error)


newest = NewestWords()
