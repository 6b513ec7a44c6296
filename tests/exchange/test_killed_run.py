"""kill -9 in the middle of an import, and a writer beside it, in real processes."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.installation import Installation, made, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
COUNT = 3000
TABLES = ("organization", "location", "service", "serviceatlocation")
# What a writer asks for: in SQLite the one lock there is, in PostgreSQL that of a used row.
LOCK = {
    "sqlite": "BEGIN IMMEDIATE",
    "postgresql": "BEGIN; UPDATE directory_organization SET name = name"
    " WHERE id = (SELECT min(id::text)::uuid FROM directory_organization)",
}


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    header = "service.key,service.name,organization.name,location.city\n"
    rows = (f"{n},Angebot {n},Verein {n % 50},Au\n" for n in range(COUNT))
    (tmp_path / "angebote.csv").write_text(header + "".join(rows))
    with made(tmp_path / "data") as installation:
        yield installation


def counts(installation: Installation) -> tuple[int, ...]:
    return tuple(installation.number(f"SELECT count(*) FROM directory_{name}") for name in TABLES)  # noqa: S608 -- fixed names


@contextmanager
def begun(installation: Installation, batches: int) -> Iterator[subprocess.Popen[str]]:
    """Yield an import that has written some batches; at the end it is killed."""
    file = str(installation.folder.parent / "angebote.csv")
    with installation.started("import_services", file, "--source", "s") as process:

        def is_there() -> bool:
            assert process.poll() is None, process.communicate()
            done = installation.number("SELECT count(*) FROM exchange_importjournal")
            return done >= batches

        wait_until(is_there, seconds=120)
        yield process


def test_killed_import_is_finished_by_one_command(installation: Installation) -> None:
    with begun(installation, batches=3):
        pass
    assert counts(installation) != (50, COUNT, COUNT, COUNT)

    said = installation.run("finish_import", "1")

    assert said == "Einspielung 1 ist fertig.\n"
    assert counts(installation) == (50, COUNT, COUNT, COUNT)


def test_killed_import_is_undone_by_one_command(installation: Installation) -> None:
    with begun(installation, batches=12):
        pass
    assert counts(installation) != (0, 0, 0, 0)

    installation.run("undo_import", "1")

    assert counts(installation) == (0, 0, 0, 0)


def test_writer_beside_an_import_gets_its_turn_between_batches(
    installation: Installation,
) -> None:
    kind = "postgresql" if installation.database_url else "sqlite"
    turns = 0
    with begun(installation, batches=1) as process, closing(installation.connect()) as database:
        while process.poll() is None:
            database.execute(LOCK[kind])
            database.execute("COMMIT")
            turns += process.poll() is None
            time.sleep(0.02)

    assert turns > 3
    assert counts(installation) == (50, COUNT, COUNT, COUNT)
