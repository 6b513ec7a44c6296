"""How many questions a request asks the database."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

from django.db import connection
from django.test.utils import CaptureQueriesContext

from sozialatlas.search.keeping import Keeping

_TRIES = 3


def fewest_queries(ask: Callable[[], object]) -> int:
    """Return the fewest queries of several equal requests, after one that learns what is new.

    Once a second a request looks whether words, labels or areas have changed; on a slow machine
    that is each request, so that the counted ones leave it out.
    """
    ask()
    counts = []
    with patch.object(Keeping, "_is_due", return_value=False):
        for _ in range(_TRIES):
            with CaptureQueriesContext(connection) as queries:
                ask()
            counts.append(len(queries))
    return min(counts)
