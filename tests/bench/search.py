"""Times of the search alone, without page and HTTP, on 24,000 made-up records."""

from __future__ import annotations

import os
import random
import tempfile

from tests.bench import engine
from tests.bench.figures import Figure

RECORDS = 24_000


def measure() -> list[Figure]:
    """Fill a data folder of its own, build the index and ask."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SOZIALATLAS_DATA"] = folder
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        _fill(RECORDS)
        return _answers()


def _fill(count: int) -> None:
    """Create records: four locations a service on average, texts of about 40 words."""
    from django.db import transaction

    from tests.bench.county import create

    with transaction.atomic():
        create(count, random.Random(1))  # noqa: S311 -- repeatable, not secret


def _answers() -> list[Figure]:
    """Return the p50 of typical requests, none of which finds an answer that is held."""
    from sozialatlas.search import indexing, queries
    from sozialatlas.search.finding.answering import memory
    from sozialatlas.search.requests import Near, SearchRequest
    from tests.search.world import NOW

    indexing.build()
    place = Near(50.2, 8.1, radius_km=10, municipality_key="06999005")
    asked = {
        "everything": SearchRequest(now=NOW),
        "one word": SearchRequest(now=NOW, words="Pflegeheim"),
        "three words": SearchRequest(now=NOW, words="Beratung für Familien in Not"),
        "word and place": SearchRequest(now=NOW, words="Beratung", near=place, sort="distance"),
        "place": SearchRequest(now=NOW, near=place, sort="distance"),
        "filters": SearchRequest(
            now=NOW,
            words="Hilfe",
            topics=("debt_counselling", "jobcentre"),
            free=True,
            audiences=("families",),
        ),
        "open now": SearchRequest(now=NOW, open_now=True),
        "municipality": SearchRequest(now=NOW, municipalities=("06999005",)),
    }
    figures = []
    for name, request in asked.items():

        def fresh(request: SearchRequest = request) -> None:
            memory.forget()
            queries.search(request)

        figures.append(Figure(f"search alone, p50: {name}", engine.p50_ms(fresh), "ms"))
    return [*engine.figures("24,000", engine.AIMS_MS), *figures, _suggestion()]


def _suggestion() -> Figure:
    from sozialatlas.search.suggestions import suggest
    from tests.bench.county import FIRST

    suggest("warm", language="de")
    beginnings = iter([word[:length] for word in FIRST for length in (3, 4, 5)] * 20)
    took = engine.p50_ms(lambda: suggest(next(beginnings), language="de"), rounds=400)
    return Figure("suggestion while typing, p50", took, "ms", 0.2)
