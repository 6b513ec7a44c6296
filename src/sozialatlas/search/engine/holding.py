"""The columns of the newest state of the index; a larger one's are read beside the requests."""

from __future__ import annotations

import logging
import threading
import time

from sozialatlas.search.engine.columns import Columns
from sozialatlas.search.engine.reader import Opened, damage_named
from sozialatlas.search.errors import IndexDamagedError

log = logging.getLogger(__name__)

# Beyond, memory and the time to read grow larger than what is spared.
MOST_RECORDS = 60_000
# So few are read before the answer, in some milliseconds.
AT_ONCE = 1_000
# While changes come one after the other, each state would be read only to be thrown away.
SECONDS_BETWEEN = 2.0


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
            return None
        if held is not None and held.searcher is opened.searcher:
            return held
        if count <= AT_ONCE:
            self._held = held = Columns(opened.searcher)
            return held
        self._begin(opened)
        return None

    def read(self, opened: Opened) -> None:
        """Read the columns of a state and wait for it."""
        columns = Columns(opened.searcher)
        columns.read()
        self._held = columns

    def _begin(self, opened: Opened) -> None:
        if time.monotonic() < self._began_at + SECONDS_BETWEEN:
            return
        if not self._lock.acquire(blocking=False):
            return
        self._began_at = time.monotonic()
        threading.Thread(
            target=self._read_beside, args=(opened,), name="search-columns", daemon=True
        ).start()

    def _read_beside(self, opened: Opened) -> None:
        try:
            with damage_named():
                self.read(opened)
        except IndexDamagedError as error:
            # The next search in the broken files says so, and asks for a new index.
            log.warning("search columns not read: %s", error)
        finally:
            self._lock.release()


newest = Holding()
