"""Times of the search on 24,000 made-up records; run from the checkout, prints a table.

.venv/bin/python tests/bench/search.py [RECORDS]
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2] / "src"), str(Path(__file__).parents[2])]

_ROUNDS = 40


def main() -> int:
    """Fill a data folder of its own and measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 24_000
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SOZIALATLAS_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "sozialatlas.project.settings"
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        fill(count)
        measure()
    return 0


def fill(count: int) -> None:
    """Create records: four locations a service on average, texts of about 40 words."""
    from django.db import transaction

    from tests.bench.county import create

    with transaction.atomic():
        create(count, random.Random(1))  # noqa: S311 -- repeatable, not secret


def measure() -> None:
    """Print build time and the p50 of typical requests, cold outcome each time."""
    from sozialatlas.search import indexing, queries
    from sozialatlas.search.finding.answering import memory
    from sozialatlas.search.requests import Near, SearchRequest
    from tests.search.world import NOW

    started = time.perf_counter()
    indexing.build()
    print(f"build {time.perf_counter() - started:.1f} s")
    place = Near(50.2, 8.1, radius_km=10, municipality_key="06999005")
    asked = {
        "everything": SearchRequest(now=NOW),
        "one word": SearchRequest(now=NOW, words="Pflegeheim"),
        "three words": SearchRequest(now=NOW, words="Beratung für Familien in Not"),
        "word and place": SearchRequest(now=NOW, words="Beratung", near=place, sort="distance"),
        "place": SearchRequest(now=NOW, near=place, sort="distance"),
        "filters": SearchRequest(
            now=NOW, words="Hilfe", topics=("t1", "t2"), free=True, audiences=("a1",)
        ),
        "open now": SearchRequest(now=NOW, open_now=True),
        "municipality": SearchRequest(now=NOW, municipalities=("06999005",)),
    }
    for name, request in asked.items():
        answer = queries.search(request)

        def fresh(request: SearchRequest = request) -> None:
            memory.forget()
            queries.search(request)

        def held(request: SearchRequest = request) -> None:
            queries.search(request)

        print(f"{name:16} {answer.total:6} {p50(fresh):6.2f} ms, again {p50(held):5.2f} ms")


def p50(call: Callable[[], object]) -> float:
    """Return the median milliseconds of a call."""
    times = []
    for _ in range(_ROUNDS):
        started = time.perf_counter()
        call()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    sys.exit(main())
