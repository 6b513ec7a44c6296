"""Several processes at one index: killed writers, readers beside a writer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from sozialatlas.search.engine.reader import reader

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).parent / "process.py"
ROUNDS = 6


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return the variables of an installation of its own: SQLite, a county, no records."""
    if connection.vendor != "sqlite":
        pytest.skip("runs on the embedded database; the locks and files are the same")
    reader.drop()
    given = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    made = {
        **given,
        "SOZIALATLAS_DATA": str(tmp_path),
        "PYTHONPATH": paths,
        "DJANGO_SETTINGS_MODULE": "sozialatlas.project.settings",
        "SOZIALATLAS_LOG_LEVEL": "error",
    }
    run(made, "prepare")
    return made


def run(environment: dict[str, str], *words: str) -> list[str]:
    command = [sys.executable, str(SCRIPT), *words]
    done = subprocess.run(
        command, env=environment, check=True, text=True, stdout=subprocess.PIPE, timeout=120
    )
    return done.stdout.split()


@contextmanager
def started(environment: dict[str, str], *words: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(SCRIPT), *words]
    process = subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.slow
def test_killed_indexer_loses_nothing_acknowledged(environment: dict[str, str]) -> None:
    written: list[str] = []
    for round_number in range(ROUNDS):
        with started(environment, "index"), started(environment, "write", "400") as writer:
            time.sleep(1.2 + 0.13 * round_number)
        assert writer.stdout is not None
        written += acknowledged(environment, round_number)
    run(environment, "index-once")

    assert set(run(environment, "found")) == set(written)
    assert len(written) > ROUNDS


def acknowledged(environment: dict[str, str], round_number: int) -> list[str]:
    """Return the ids that the killed writer had committed, from the file that it keeps."""
    path = Path(environment["SOZIALATLAS_DATA"]) / "written"
    lines = path.read_text().split() if path.exists() else []
    path.rename(path.with_name(f"written-{round_number}")) if path.exists() else None
    return [line for line in lines if is_id(line)]


def is_id(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


@pytest.mark.slow
def test_two_readers_beside_a_writer_see_only_whole_states(environment: dict[str, str]) -> None:
    with started(environment, "index") as indexer:
        with started(environment, "read", "6") as one, started(environment, "read", "6") as other:
            run(environment, "write", "120")
            told = [process.communicate(timeout=60)[0].split() for process in (one, other)]
        indexer.send_signal(signal.SIGTERM)
        ended = indexer.wait(timeout=30)

    assert ended == 0
    for counts in told:
        totals = [int(count) for count in counts]
        assert totals == sorted(totals)
        assert totals[-1] == 120


@pytest.mark.slow
def test_second_indexer_is_refused(environment: dict[str, str]) -> None:
    with started(environment, "index"):
        time.sleep(1.5)
        command = [sys.executable, "-m", "django", "run_indexer", "--once"]
        second = subprocess.run(
            command, env=environment, text=True, stderr=subprocess.PIPE, check=False, timeout=60
        )

    assert (second.returncode, second.stderr.strip()) == (
        1,
        "CommandError: Another process keeps this index already (sozialatlas serve?).",
    )
