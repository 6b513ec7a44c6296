"""How long a new user waits: the first start of the demo, its parts, and the second start."""

from __future__ import annotations

import os
import time

from tests.bench import site
from tests.bench.figures import Figure

SECOND_STARTS = 3


def measure() -> list[Figure]:
    """Make the county anew; packages are there already, as the aim says."""
    site.forget()
    with site.served() as first:
        pass
    starts = []
    for _ in range(SECOND_STARTS):
        with site.served() as again:
            starts.append(again.seconds_to_page)
    return [
        Figure("demo: first start, until a page answers", first.seconds_to_page, "s", 180),
        Figure("demo: county of 24,000 records made", first.seconds_to_county, "s", 90),
        Figure("demo: second start, middle of 3", sorted(starts)[1], "s", 5),
        Figure("index of the county built", _seconds_to_index(), "s", 10),
    ]


def _seconds_to_index() -> float:
    os.environ["SOZIALATLAS_DATA"] = str(site.FOLDER)
    import django

    django.setup()
    from sozialatlas.search import actions

    began = time.perf_counter()
    actions.reindex()
    return time.perf_counter() - began
