"""Takes turns: a few large files are sent at once, so that pages are answered meanwhile.

Each holds a thread of the server for as long as its reader reads, and a slow one reads for long.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

from sozialatlas.exchange.errors import ExchangeError

AT_ONCE = 2
"""Files that one process sends at the same time; it has few threads."""
SECONDS = 60
"""After which it is worth asking again."""

_free = threading.BoundedSemaphore(AT_ONCE)


class NoTurn(ExchangeError):
    """As many files are being sent as may be."""


class Turn:
    """The parts of a file; its turn is over with the last one, or when nobody reads on."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._is_held = True

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        try:
            return next(self._parts)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let another one begin."""
        if self._is_held:
            self._is_held = False
            _free.release()

    def __del__(self) -> None:
        # A server that drops an answer without a word must not take the turn for ever.
        self.close()


def taken(make: Callable[[], Iterator[bytes]]) -> Turn:
    """Return the parts of a file that is begun in a turn of its own. Raises: NoTurn."""
    if not _free.acquire(blocking=False):
        raise NoTurn("many are downloading just now")
    try:
        return Turn(make())
    except BaseException:
        _free.release()
        raise
