"""A million made-up records: the engine alone, and the web process that serves them.

The records stand in SQL, and the index is built from there as ever.
"""

from __future__ import annotations

import http.client
import multiprocessing
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlsplit

from tests.bench import engine, memory, site
from tests.bench.figures import Figure

NAME = "1,000,000 records"
AIMS_MS = {"text, 5 facets and box": 10.0}
WORDS = (*engine.WORDS, "Beratung", "Hilfe für Familien", "Kindercafé", "Trauerkurs")
ROUNDS = 5


def measure() -> list[Figure]:
    """Build the index, ask it from a process of its own, then serve it."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["SOZIALATLAS_DATA"] = name
        _set_up()
        from tests.bench import million

        pick = random.Random(1)  # noqa: S311 -- repeatable, not secret
        _say("writing a million rows")
        million.fill(pick)
        _say("building the index")
        began = time.perf_counter()
        size = _build()
        seconds = time.perf_counter() - began
        _say("asking the engine")
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            asked = pool.submit(ask).result()
        _say("asking the web process")
        served = _served(Path(name))
    return [
        *asked,
        Figure(f"engine, {NAME}: index built", seconds, "s", 300),
        Figure(f"engine, {NAME}: size of the index", size / 1e6, "MB", 250),
        *served,
    ]


def _say(text: str) -> None:
    print(f"large: {text} ...", file=sys.stderr, flush=True)


def _set_up() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)  # brings the taxonomy
    call_command("collectstatic", interactive=False, verbosity=0)


def ask() -> list[Figure]:
    """Return the times of the engine."""
    import django

    django.setup()
    return engine.figures("1,000,000", AIMS_MS)


def _build() -> int:
    """Build the index, and return its bytes."""
    from sozialatlas.search import indexing

    return sum(path.stat().st_size for path in indexing.build().iterdir())


def _served(folder: Path) -> list[Figure]:
    """Return the memory of the web process, step by step, and the times of questions."""
    with site.serving(folder, "serve", SOZIALATLAS_WORKERS="1") as served:
        connection = http.client.HTTPConnection(urlsplit(served.address).netloc, timeout=600)
        started = memory.of_web_process(served.pid)
        site.wait_for_suggestions(served.address)
        suggesting = memory.of_web_process(served.pid)
        times = [_milliseconds(connection, path) for path in _asked()]
        held = memory.of_web_process(served.pid)
    name = f"served, {NAME}: web process"
    return [
        Figure(f"{name}, after its first page", started.total_mb, "MB"),
        Figure(f"{name}, with suggestions", suggesting.total_mb, "MB"),
        Figure(f"{name}, after {len(times)} questions", held.total_mb, "MB", 400),
        Figure(f"{name}, of it private memory", held.private_mb, "MB"),
        Figure(f"{name}, of it pages of the index", held.index_mb, "MB"),
        Figure(f"served, {NAME}: any question, p50", statistics.median(times), "ms"),
    ]


def _asked() -> Iterator[str]:
    """Yield pages of results, JSON and suggestions in turn, none of them twice."""
    for number in range(1, ROUNDS + 1):
        # All records, which the map shows too.
        yield f"/de/suche?page={number}"
        for words in WORDS:
            said = quote(words)
            yield f"/de/suche?q={said}&page={number}"
            yield f"/api/search?q={said}&page={number}"
            yield f"/api/suggest?language=de&q={quote(words[: 2 + number])}"


def _milliseconds(connection: http.client.HTTPConnection, path: str) -> float:
    began = time.perf_counter()
    _fetched(connection, path)
    return (time.perf_counter() - began) * 1000


def _fetched(connection: http.client.HTTPConnection, path: str) -> bytes:
    connection.request("GET", path, headers={"Accept-Encoding": "identity"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answers {answer.status}")
    return body
