"""Times of the engine alone: words, box and counts, without a page, SQL or a memory of answers.

It is asked what the search asks it for a text: words with their inner words and endings, synonyms,
terms of the taxonomy, and pieces of words where few records hold all of them.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.bench.figures import Figure

if TYPE_CHECKING:
    from tantivy import Query

ROUNDS = 60
ROWS = 20
AIMS_MS = {"text, 5 facets and box": 2.0, "5 facets over all": 4.0}
# Compounds, as people type them; a plain word of the texts stands in nearly all records.
WORDS = ("Pflegeheim", "Schuldnerberatung", "Sprachkurs", "Frauentreff", "Demenz Gruppe")
# About a quarter of the made-up county.
BOX = (8.1, 50.1, 8.35, 50.35)


def figures(records: str, aims_ms: dict[str, float]) -> list[Figure]:
    """Return the p50 of the engine's work for a page; the index must be there."""
    from sozialatlas.search.engine import schema as fields
    from sozialatlas.search.engine.reader import reader

    searcher = reader.opened().searcher
    five = (
        fields.TOPIC, fields.AUDIENCE, fields.LANGUAGE, fields.ACCESSIBILITY, fields.REACH,
    )  # fmt: skip
    terms = {name: {"terms": {"field": name, "size": 20_000}} for name in five}
    asked = [words_in_box(words) for words in WORDS]
    turns = iter(asked * ROUNDS)

    def text() -> None:
        query = next(turns)
        searcher.search(query, ROWS)
        searcher.aggregate(query, terms)

    works = {
        "text, 5 facets and box": text,
        "5 facets over all": lambda: searcher.aggregate(_everything(), terms),
    }
    return [
        Figure(f"engine, {records} records, p50: {name}", p50_ms(work), "ms", aims_ms.get(name))
        for name, work in works.items()
    ]


def words_in_box(words: str) -> Query:
    """Return the query that the search makes of words, for the part of the map in the box."""
    from sozialatlas.search import areas
    from sozialatlas.search.engine.reader import reader
    from sozialatlas.search.finding import by_engine
    from sozialatlas.search.finding.wording import wording
    from sozialatlas.search.requests import BBox, SearchRequest
    from sozialatlas.search.understanding import saved_synonyms
    from sozialatlas.search.understanding.knowledge import knowledge
    from tests.search.world import NOW

    opened = reader.opened()
    request = SearchRequest(now=NOW, words=words, bbox=BBox(*BOX))
    said = wording(words, opened.searcher, knowledge(), saved_synonyms.table())
    return by_engine.matched(request, said, opened, areas.tree()).ranking.question.query


def _everything() -> Query:
    from sozialatlas.search.finding import clauses

    return clauses.EVERYTHING


def p50_ms(call: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the middle of the times that a call takes."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        call()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)
