"""What would slow the first page down, begun only when that is answered."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

from django.core.signals import request_finished

# Long enough for the first page of a busy machine; without visitors it begins all the same.
PATIENCE_SECONDS = 3.0


class AfterFirstAnswer:
    """Calls a function once: after the first answer of this process, or when nobody asks."""

    def __init__(self, begin: Callable[[], object], patience: float = PATIENCE_SECONDS) -> None:
        """Begin to wait."""
        self._begin = begin
        self._once = threading.Lock()
        self._timer = threading.Timer(patience, self._now)
        self._timer.daemon = True
        # Django holds its receivers weakly, and nobody else keeps this one.
        request_finished.connect(self._now, weak=False)
        # A machine without a thread left begins with its first answer.
        with suppress(RuntimeError):
            self._timer.start()

    def _now(self, **_: object) -> None:
        request_finished.disconnect(self._now)
        self._timer.cancel()
        if self._once.acquire(blocking=False):  # never let go of: it has begun
            self._begin()
