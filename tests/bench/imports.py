"""How long the import of 24,000 rows takes, and how much memory: `python -m tests.bench.imports`.

Aims: under 90 s, under 500 MB, and a writer beside it waits less than 2 s.
"""

from __future__ import annotations

import os
import random
import resource
import sqlite3
import tempfile
import threading
import time
from pathlib import Path

ROWS = 24_000
COLUMNS = (
    "service.key", "service.name", "service.description", "service.url", "service.phone",
    "service.hours", "organization.name", "location.street", "location.postal_code",
    "location.city", "location.lat", "location.lon", "location.accessibility.step_free",
)  # fmt: skip


def main() -> None:
    """Import a made-up table into an empty installation, twice, and print the figures."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        os.environ["SOZIALATLAS_DATA"] = str(folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "sozialatlas.project.settings"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        table = _table(folder / "angebote.csv")
        for label in ("first import", "same file again"):
            _timed(label, table, folder / "sozialatlas.sqlite3")
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {megabytes:.0f} MB")


def _timed(label: str, table: Path, database: Path) -> None:
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
    print(f"{label}: {seconds:.1f} s, {len(waits)} writes beside it waited {max(waits):.2f} s")


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


if __name__ == "__main__":
    main()
