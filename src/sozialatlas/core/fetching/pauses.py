"""Lets one request at a time go to a host, with a pause between two of them."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager


class Pauses:
    """Remembers of each host when it was asked last; several threads may share it."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._free_at: dict[str, float] = {}
        self._wishes: dict[str, float] = {}
        self._guard = threading.Lock()

    def wish(self, host: str, seconds: float) -> None:
        """Note that a host asks for a longer pause."""
        self._wishes[host] = seconds

    @contextmanager
    def turn(self, host: str) -> Iterator[float]:
        """Wait until the host may be asked; gives the seconds that this took."""
        started = time.monotonic()
        with self._guard:
            lock = self._locks[host]
        with lock:
            time.sleep(max(0.0, self._free_at.get(host, 0.0) - time.monotonic()))
            try:
                yield time.monotonic() - started
            finally:
                pause = max(self._seconds, self._wishes.get(host, 0.0))
                self._free_at[host] = time.monotonic() + pause
