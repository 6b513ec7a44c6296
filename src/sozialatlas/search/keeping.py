"""What is worked out from tables and kept in memory, until they change."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from django.db import close_old_connections, connection
from django.db.models import Count, Max, Model, Q

from sozialatlas.search.beside import hand_on

log = logging.getLogger(__name__)

# A change of the tables counts within this time.
SECONDS_BETWEEN_LOOKS = 1.0
# What is gathered beside takes at most one part in so many of the time, however often editors
# save.
_SHARE_OF_TIME = 20

Kept = TypeVar("Kept")


def state_of(model: type[Model]) -> tuple[object, ...]:
    """Return what changes with each row that is added, edited, switched off or removed."""
    told = model._default_manager.aggregate(
        count=Count("pk"),
        active=Count("pk", filter=Q(is_active=True)),
        newest=Max("pk"),
        edited=Max("edited_at"),
    )
    return tuple(told.values())


class Keeping(Generic[Kept]):
    """What was gathered from one state of tables, looked at no more than once a second.

    Only the first of it is waited for. After a change one thread gathers anew, and all others
    are served what was known before.
    """

    def __init__(
        self,
        state: Callable[[], object],
        gather: Callable[[], Kept],
        *,
        seconds_between: float = SECONDS_BETWEEN_LOOKS,
        is_beside: bool = False,
    ) -> None:
        """Keep nothing yet; `state` tells, quickly, whether to `gather` again.

        With `is_beside` nobody who asks gathers: a thread of its own does.
        """
        self._read_state, self._gather = state, gather
        self._seconds_between, self._is_beside = seconds_between, is_beside
        self._lock = threading.Lock()
        self._look_at = 0.0
        self._state: object = None
        self._kept: Kept | None = None

    def fresh(self) -> Kept:
        """Return what is known; gathered anew after a change."""
        kept = self._kept
        if kept is None:
            with self._lock:
                # Another may have gathered it while this one waited.
                return self._look() if self._kept is None else self._kept
        if not self._is_due() or not self._lock.acquire(blocking=False):
            return kept
        if self._is_beside:
            self._look_and_hand_on()
            return kept
        try:
            return self._look()
        finally:
            self._lock.release()

    def renewed(self) -> Kept:
        """Return what is known now, however short a time ago somebody looked."""
        with self._lock:
            return self._look()

    def forget(self) -> None:
        """Gather anew at the next question."""
        with self._lock:
            self._kept = None

    def _is_due(self) -> bool:
        return time.monotonic() >= self._look_at

    def _look(self) -> Kept:
        """Return what is known, gathered anew if the state is another; call with the lock."""
        kept, began = self._kept, time.monotonic()
        # Asked first: what changes while it is gathered is seen at the next look.
        state = self._read_state()
        if kept is None or state != self._state:
            kept = self._gather()
            self._state, self._kept = state, kept
        self._rest(time.monotonic() - began)
        return kept

    def _rest(self, took: float = 0.0) -> None:
        rest = max(self._seconds_between, _SHARE_OF_TIME * took if self._is_beside else 0.0)
        self._look_at = time.monotonic() + rest

    def _look_and_hand_on(self) -> None:
        """Look for a change, and let a thread gather it; the lock is held until that is done."""
        try:
            self._rest()
            is_same = self._read_state() == self._state
        except BaseException:
            self._lock.release()
            raise
        if is_same:
            self._lock.release()
        else:
            hand_on(self._lock, self._gather_anew, "search-keeping")

    def _gather_anew(self) -> None:
        try:
            close_old_connections()
            self._look()
        except Exception:
            # What was known stays, and the next look tries again.
            log.exception("%s could not be gathered anew", self._gather.__qualname__)
        finally:
            connection.close()
