"""A million made-up records straight into the engine: no SQL, the fields of the real index."""

from __future__ import annotations

import multiprocessing
import os
import random
import tempfile
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.bench import engine
from tests.bench.figures import Figure

RECORDS = 1_000_000
BATCH = 5_000
AIMS_MS = {"text, 5 facets and box": 10.0}
# As in a real directory, locations of one service share its texts.
SERVICES = 40_000


def measure() -> list[Figure]:
    """Build the index, then ask it from a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SOZIALATLAS_DATA"] = folder
        began = time.perf_counter()
        size = _build()
        seconds = time.perf_counter() - began
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            asked = pool.submit(ask).result()
    return [
        *asked,
        Figure("engine, 1,000,000 records: index built", seconds, "s", 300),
        Figure("engine, 1,000,000 records: size of the index", size / 1e6, "MB", 250),
    ]


def ask() -> list[Figure]:
    """Return the times of a web process, and its memory afterwards."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("check", verbosity=0)  # loads addresses and views as the web process does
    figures = engine.figures("1,000,000", AIMS_MS)
    return [*figures, Figure("engine, 1,000,000 records: web process", _megabytes(), "MB", 400)]


def _megabytes() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    found = {name: value for name, _, value in (line.partition(":") for line in lines)}
    return int(found["VmRSS"].split()[0]) / 1000


def _build() -> int:
    import django

    django.setup()
    from sozialatlas.search.engine import generations
    from sozialatlas.search.engine.writer import Writer

    generation = generations.begin()
    writer = Writer(generation, is_new=True)
    pick = random.Random(1)  # noqa: S311 -- repeatable, not secret
    services = _services(pick)
    for _ in range(RECORDS // BATCH):
        writer.add(_documents(services, pick))
    writer.commit(1)
    writer.close()
    generations.publish(generation)
    return sum(path.stat().st_size for path in generation.iterdir())


def _services(pick: random.Random) -> list[dict[str, object]]:
    """Return what all locations of a service have in common, words analysed as ours are."""
    from sozialatlas.search.engine import schema as fields
    from sozialatlas.search.german.analysis import analyse
    from sozialatlas.search.german.collation import packed
    from tests.bench.county import FIRST, LAST, WORDS

    made = []
    for number in range(SERVICES):
        name = f"{pick.choice(FIRST)}{pick.choice(LAST)} {number}"
        made.append(
            {
                fields.NAME: analyse(name).text(),
                fields.BODY: analyse(" ".join(pick.choices(WORDS, k=40))).text(),
                fields.SURFACE: name.lower(),
                fields.TYPE: "service",
                fields.KIND: 0,
                fields.TOPIC: [f"t{one}" for one in pick.sample(range(120), 2)],
                fields.AUDIENCE: [f"a{one}" for one in pick.sample(range(15), 2)],
                fields.LANGUAGE: pick.sample(["de", "en", "ar", "tr", "ru", "uk"], 2),
                fields.FLAG: ["free"] if pick.random() < 0.3 else [],
                **dict(zip(fields.NAME_ORDER, packed(name), strict=True)),
            }
        )
    return made


def _documents(
    services: list[dict[str, object]], pick: random.Random
) -> Iterator[dict[str, object]]:
    from sozialatlas.search import points
    from sozialatlas.search.engine import schema as fields
    from sozialatlas.search.ids import halves

    for _ in range(BATCH):
        service = pick.randrange(SERVICES)
        record_id = uuid.UUID(int=pick.getrandbits(128))
        high, low = halves(record_id)
        lat, lon = pick.uniform(50.0, 50.5), pick.uniform(8.0, 8.5)
        yield {
            **services[service],
            fields.ID: str(record_id),
            fields.ID_HIGH: high,
            fields.ID_LOW: low,
            fields.SERVICE_HIGH: 0,
            fields.SERVICE_LOW: service,
            fields.ACCESSIBILITY: pick.sample(["step_free", "lift", "toilet", "parking"], 2),
            fields.REACH: [f"06999{pick.randrange(62):03}"],
            fields.HOURS: f"week {pick.randrange(500)}",
            fields.POINT: points.pack(lat, lon),
            fields.LAT: lat,
            fields.LON: lon,
        }
