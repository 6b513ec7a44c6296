"""Work that nobody waits for: in a thread of its own, one at a time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

log = logging.getLogger(__name__)


def beside(lock: threading.Lock, work: Callable[[], None], name: str) -> None:
    """Let a thread do some work while it holds `lock`; none, if somebody holds it already."""
    if lock.acquire(blocking=False):
        hand_on(lock, work, name)


def hand_on(lock: threading.Lock, work: Callable[[], None], name: str) -> None:
    """Let a thread do some work, and then release `lock`, which the caller holds.

    Where the machine has no thread left the work is not done, and the next to ask tries again.
    """

    def work_and_release() -> None:
        try:
            work()
        finally:
            lock.release()

    try:
        threading.Thread(target=work_and_release, name=name, daemon=True).start()
    except RuntimeError as error:
        lock.release()
        log.warning("%s could not be started: %s", name, error)
