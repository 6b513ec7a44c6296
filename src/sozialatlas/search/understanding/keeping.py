"""What is worked out from tables and kept in memory, until they change."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

# A change of the tables counts within this time.
SECONDS_BETWEEN_LOOKS = 1.0

Kept = TypeVar("Kept")


class Keeping(Generic[Kept]):
    """What was gathered from one state of tables, looked at no more than once a second.

    Only the first of it is waited for. After a change one thread gathers anew, and all others
    are served what was known before.
    """

    def __init__(self, state: Callable[[], object], gather: Callable[[], Kept]) -> None:
        """Keep nothing yet; `state` tells, quickly, whether to `gather` again."""
        self._read_state, self._gather = state, gather
        self._lock = threading.Lock()
        self._looked_at = -SECONDS_BETWEEN_LOOKS
        self._state: object = None
        self._kept: Kept | None = None

    def fresh(self) -> Kept:
        """Return what is known; gathered anew after a change."""
        kept = self._kept
        if kept is None:
            with self._lock:
                return self._looked()
        if not self._is_due() or not self._lock.acquire(blocking=False):
            return kept
        try:
            return self._looked()
        finally:
            self._lock.release()

    def forget(self) -> None:
        """Gather anew at the next question."""
        with self._lock:
            self._kept = None

    def _is_due(self) -> bool:
        return time.monotonic() >= self._looked_at + SECONDS_BETWEEN_LOOKS

    def _looked(self) -> Kept:
        kept = self._kept
        if kept is not None and not self._is_due():
            return kept
        # Asked first: what changes while it is gathered is seen at the next look.
        state = self._read_state()
        if kept is None or state != self._state:
            kept = self._gather()
            self._state, self._kept = state, kept
        self._looked_at = time.monotonic()
        return kept
