"""How many questions a request asks the database."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext

_TRIES = 3


def fewest_queries(ask: Callable[[], object]) -> int:
    """Return the fewest queries of several equal requests.

    Once a second one of them looks whether words, labels or areas have changed.
    """
    counts = []
    for _ in range(_TRIES):
        with CaptureQueriesContext(connection) as queries:
            ask()
        counts.append(len(queries))
    return min(counts)
