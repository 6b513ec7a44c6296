"""The columns of the newest state of the index; a larger one's are read beside the requests."""

from __future__ import annotations

import logging
import threading
import time

from sozialatlas.search.beside import beside
from sozialatlas.search.engine.columns import Columns
from sozialatlas.search.engine.reader import Opened, damage_named, reader
from sozialatlas.search.errors import IndexDamagedError, IndexMissingError

log = logging.getLogger(__name__)

# Beyond, memory and the time to read grow larger than what is spared.
MOST_RECORDS = 60_000
# So few are read before the answer, in some milliseconds.
AT_ONCE = 1_000
# While changes come one after the other, most states would be read only to be thrown away.
SECONDS_BETWEEN = 1.0
# The search that finds a new state is not held up by the reading of it.
SECONDS_BEFORE = 0.1
_BREATH_SECONDS = 0.005


class Holding:
    """The columns of one state; None for another until they are read."""

    def __init__(self) -> None:
        """Hold none yet."""
        self._held: Columns | None = None
        self._lock = threading.Lock()
        self._began_at = -SECONDS_BETWEEN

    def of(self, opened: Opened) -> Columns | None:
        """Return the columns of a state of the index; None where the engine has to do alone."""
        count, held = opened.searcher.num_docs, self._held
        if count > MOST_RECORDS:
            self._held = None
            return None
        if held is not None and held.searcher is opened.searcher:
            return held
        if count <= AT_ONCE:
            self._held = held = Columns(opened.searcher)
            return held
        beside(self._lock, self._read_newest, "search-columns")
        return None

    def _read_newest(self) -> None:
        """Read the state that is the newest when it is time for it."""
        try:
            due_at = self._began_at + SECONDS_BETWEEN
            time.sleep(max(SECONDS_BEFORE, due_at - time.monotonic()))
            self._began_at = time.monotonic()
            with damage_named():
                self._held = _read(reader.opened())
        except (IndexDamagedError, IndexMissingError) as error:
            # The next search in the broken files says so, and asks for a new index.
            log.warning("search columns not read: %s", error)


def _read(opened: Opened) -> Columns:
    columns = Columns(opened.searcher)
    for _ in columns.reading():
        # The interpreter does one thing at a time: requests go first.
        time.sleep(_BREATH_SECONDS)
    return columns


newest = Holding()
