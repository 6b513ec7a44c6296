"""Several processes at one index: killed writers, readers beside a writer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from sozialatlas.search.engine.reader import reader

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).parent / "process.py"
ROUNDS = 5


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
    written = Path(environment["SOZIALATLAS_DATA"]) / "written"
    for round_number in range(ROUNDS):
        noted = size(written)
        with started(environment, "write", "4000"), started(environment, "index"):
            wait_until(lambda at=noted: size(written) > at and has_index(environment))
            time.sleep(0.2 + 0.17 * round_number)
    acknowledged = {line for line in written.read_text().split() if is_id(line)}
    run(environment, "index-once")

    found = set(run(environment, "found"))
    assert acknowledged <= found
    assert found == set(run(environment, "stored"))
    assert len(acknowledged) > ROUNDS


def size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def has_index(environment: dict[str, str]) -> bool:
    return (Path(environment["SOZIALATLAS_DATA"]) / "search/current/meta.json").exists()


def wait_until(is_so: Callable[[], bool], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, "the processes did not begin in time"
        time.sleep(0.02)


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
        wait_until(lambda: has_index(environment))
        command = [sys.executable, "-m", "django", "run_indexer", "--once"]
        second = subprocess.run(
            command, env=environment, text=True, stderr=subprocess.PIPE, check=False, timeout=60
        )

    assert (second.returncode, second.stderr.strip()) == (
        1,
        "CommandError: Another process keeps this index already (sozialatlas serve?).",
    )
