"""Counts what each address asks within a minute, so that nobody takes the pages from all others.

Nobody's network address is kept: a sender is a code that means nothing on another day. Each web
process counts for itself; answers from the memory of whole pages cost nothing and count for
nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from threading import Lock

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Pace:
    """How many questions are left in this minute, and after how many seconds it is over."""

    limit: int
    left: int
    seconds: int

    @property
    def is_too_fast(self) -> bool:
        """Whether this question is one too many."""
        return self.left < 0


class Minute:
    """The questions of the current minute, by sender; a new minute forgets them all."""

    def __init__(self) -> None:
        self._number = 0
        self._counts: Counter[str] = Counter()
        self._lock = Lock()

    def ask(self, sender: str, *, now: dt.datetime, limit: int) -> Pace:
        """Count a question and return the pace of its sender."""
        number, second = divmod(int(now.timestamp()), _MINUTE)
        with self._lock:
            if number != self._number:
                self._number, self._counts = number, Counter()
            self._counts[sender] += 1
            asked = self._counts[sender]
        return Pace(limit, limit - asked, _MINUTE - second)

    def forget(self) -> None:
        """Begin anew."""
        with self._lock:
            self._counts.clear()


minute = Minute()
"""What this process was asked."""
