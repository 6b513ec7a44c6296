"""How much of the world's time and memory one fetch may take."""

from __future__ import annotations

import time
from dataclasses import dataclass

from sozialatlas.core.fetching.errors import TooSlow


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of one fetch, redirects included.

    Units: `seconds` of waiting for others, without the pauses that we make for their sake;
    `body_bytes` as sent, and again after unpacking.
    """

    seconds: float = 20.0
    header_bytes: int = 32_768
    body_bytes: int = 5_000_000
    redirects: int = 5


class Deadline:
    """The moment by which a fetch must be over."""

    def __init__(self, seconds: float) -> None:
        self._ends_at = time.monotonic() + seconds

    def left(self, address: str) -> float:
        """Return the seconds that are left; raises TooSlow where none are."""
        seconds = self._ends_at - time.monotonic()
        if seconds <= 0:
            raise TooSlow(address, "took too long")
        return seconds

    def extend(self, seconds: float) -> None:
        """Do not count a pause that we made ourselves."""
        self._ends_at += seconds
