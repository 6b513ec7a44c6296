"""Numbers that wait in this process and go to the database once a minute.

Three thousand requests a second write as little as one.
"""

from __future__ import annotations

import atexit
import logging
import threading
from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from typing import Generic, TypeVar

from django.db import DatabaseError, connections

log = logging.getLogger(__name__)

SECONDS_BETWEEN_WRITES = 60.0

Key = TypeVar("Key", bound=Hashable)


class Tally(Generic[Key]):
    """Counts, safe for threads; what the database cannot take waits on.

    `store` is handed the numbers. Of more than `most` different ones, new ones count as what
    `others` makes of them, so that made-up ones never fill the memory; None leaves them out.
    """

    def __init__(
        self,
        store: Callable[[Mapping[Key, int]], None],
        *,
        most: int,
        others: Callable[[Key], Key | None],
    ) -> None:
        """Begin at nothing, and without a thread: most processes never count."""
        self._store = store
        self._most = most
        self._others = others
        self._lock = threading.Lock()
        self._counts: Counter[Key] = Counter()
        self._writer: threading.Thread | None = None

    def add(self, key: Key) -> None:
        """Count one."""
        with self._lock:
            if key in self._counts or len(self._counts) < self._most:
                counted: Key | None = key
            else:
                counted = self._others(key)
            if counted is None:
                return
            self._counts[counted] += 1
            if self._writer is None:
                self._begin()

    def write(self) -> None:
        """Hand the numbers to the database; where it cannot take them, they wait on."""
        with self._lock:
            counts, self._counts = self._counts, Counter()
        if not counts:
            return
        try:
            self._store(counts)
        except DatabaseError:
            log.exception("numbers could not be written and wait")
            with self._lock:
                self._counts.update(counts)
        finally:
            connections.close_all()

    def _begin(self) -> None:
        self._writer = threading.Thread(target=self._write_on, daemon=True)
        self._writer.start()
        atexit.register(self.write)

    def _write_on(self) -> None:
        pause = threading.Event()
        while True:
            pause.wait(SECONDS_BETWEEN_WRITES)
            self.write()
