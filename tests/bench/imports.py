"""How long the import of 24,000 rows takes, how much memory, and how long others wait."""

from __future__ import annotations

import os
import random
import resource
import sqlite3
import tempfile
import threading
import time
from pathlib import Path

from tests.bench.figures import Figure

ROWS = 24_000
COLUMNS = (
    "service.key", "service.name", "service.description", "service.url", "service.phone",
    "service.hours", "organization.name", "location.street", "location.postal_code",
    "location.city", "location.lat", "location.lon", "location.accessibility.step_free",
)  # fmt: skip


def measure() -> list[Figure]:
    """Import a made-up table into an empty installation, twice."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        os.environ["SOZIALATLAS_DATA"] = str(folder)
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        table = _table(folder / "angebote.csv")
        worked = time.process_time()
        seconds, wait = _timed(table, folder / "sozialatlas.sqlite3")
        worked = time.process_time() - worked
        again, _ = _timed(table, folder / "sozialatlas.sqlite3")
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        Figure("import of 24,000 rows", seconds, "s", 90),
        # On a machine that others use, the processor's seconds say more than the clock's.
        Figure("import: seconds of the processor", worked, "s"),
        Figure("import: peak memory", megabytes, "MB", 500),
        Figure("import: longest wait of a writer", wait, "s", 2),
        Figure("import of the same rows again", again, "s"),
    ]


def _timed(table: Path, database: Path) -> tuple[float, float]:
    """Return the seconds of an import, and the longest that a writer beside it waited."""
    from django.core.management import call_command

    waits: list[float] = []
    over = threading.Event()
    writer = threading.Thread(target=_write_beside, args=(database, over, waits))
    writer.start()
    began = time.perf_counter()
    with Path(os.devnull).open("w") as nowhere:
        call_command("import_services", table, source="bench", stdout=nowhere)
    seconds = time.perf_counter() - began
    over.set()
    writer.join()
    return seconds, max(waits)


def _write_beside(database: Path, over: threading.Event, waits: list[float]) -> None:
    connection = sqlite3.connect(database, timeout=60, isolation_level=None)
    while not over.is_set():
        began = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        waits.append(time.perf_counter() - began)
        connection.execute("COMMIT")
        time.sleep(0.05)
    connection.close()


def _table(path: Path) -> Path:
    chance = random.Random(1)  # noqa: S311 -- made-up figures, the same in every run
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(COLUMNS) + "\n")
        for number in range(ROWS):
            file.write(",".join(_row(number, chance)) + "\n")
    return path


def _row(number: int, chance: random.Random) -> tuple[str, ...]:
    return (
        str(number),
        f"Angebot {number}",
        "Beratung und Begleitung im Alltag. " * chance.randint(1, 12),
        f"https://traeger{number % 900}.example/angebot/{number}",
        f"06000 {number}",
        chance.choice(
            ('"Mo-Fr 08:00-12:00"', '"Mo,We 09:00-12:00,14:00-17:00; Fr 09:00-11:00"', "")
        ),
        f"Träger {number % 900}",
        f"Hauptstraße {number % 200}",
        "35390",
        "Musterau",
        f"{50 + chance.random():.5f}",
        f"{8 + chance.random():.5f}",
        chance.choice(("ja", "nein", "")),
    )
