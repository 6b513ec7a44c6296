"""kill -9 in the middle of an import, and a writer beside it, on a database file."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

COUNT = 3000
TABLES = ("organization", "location", "service", "serviceatlocation")


class Installation:
    """A data folder of its own, and the program that works on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "SOZIALATLAS_DATA": str(folder),
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "sozialatlas.project.settings",
        }

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "django", *words]
        return subprocess.Popen(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def run(self, *words: str) -> str:
        process = self.start(*words)
        out, error = process.communicate(timeout=300)
        assert process.returncode == 0, error.decode()
        return out.decode()

    def connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self.folder / "sozialatlas.sqlite3", timeout=20)

    def counts(self) -> tuple[int, ...]:
        with self.connect() as database:
            return tuple(
                database.execute(f"SELECT count(*) FROM directory_{table}").fetchone()[0]  # noqa: S608 -- fixed names
                for table in TABLES
            )

    def batches_done(self) -> int:
        with self.connect() as database:
            found = database.execute("SELECT count(*) FROM exchange_importjournal").fetchone()
        return int(found[0])


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    made = Installation(tmp_path / "data")
    made.folder.mkdir()
    made.run("migrate", "--verbosity", "0")
    header = "service.key,service.name,organization.name,location.city\n"
    rows = (f"{n},Angebot {n},Verein {n % 50},Au\n" for n in range(COUNT))
    (tmp_path / "angebote.csv").write_text(header + "".join(rows))
    return made


def begun(installation: Installation, batches: int) -> subprocess.Popen[bytes]:
    """Start an import and return when it has written some batches."""
    file = str(installation.folder.parent / "angebote.csv")
    process = installation.start("import_services", file, "--source", "s")
    deadline = time.monotonic() + 120
    while installation.batches_done() < batches:
        assert process.poll() is None, process.communicate()[1].decode()
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return process


def kill(process: subprocess.Popen[bytes]) -> None:
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()


@pytest.mark.slow
def test_killed_import_is_finished_by_one_command(installation: Installation) -> None:
    kill(begun(installation, batches=3))
    assert installation.counts() != (50, COUNT, COUNT, COUNT)

    said = installation.run("finish_import", "1")

    assert said == "Einspielung 1 ist fertig.\n"
    assert installation.counts() == (50, COUNT, COUNT, COUNT)


@pytest.mark.slow
def test_killed_import_is_undone_by_one_command(installation: Installation) -> None:
    kill(begun(installation, batches=12))
    assert installation.counts() != (0, 0, 0, 0)

    installation.run("undo_import", "1")

    assert installation.counts() == (0, 0, 0, 0)


@pytest.mark.slow
def test_writer_beside_an_import_waits_less_than_two_seconds(installation: Installation) -> None:
    process = begun(installation, batches=1)

    waits = []
    with installation.connect() as database:
        database.isolation_level = None
        while process.poll() is None:
            began = time.monotonic()
            database.execute("BEGIN IMMEDIATE")
            waits.append(time.monotonic() - began)
            database.execute("COMMIT")
            time.sleep(0.02)
    process.communicate()

    assert len(waits) > 3
    assert max(waits) < 2
    assert installation.counts() == (50, COUNT, COUNT, COUNT)
