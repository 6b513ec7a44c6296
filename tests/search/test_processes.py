"""Several processes at one index: killed writers, readers beside a writer."""

from __future__ import annotations

import signal
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from sozialatlas.search.engine.reader import reader
from tests.installation import Installation, made, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
SCRIPT = str(Path(__file__).parent / "process.py")
ROUNDS = 5


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """Return an installation of its own: a provider, no records."""
    reader.drop()
    with made(tmp_path / "data") as installation:
        installation.run(SCRIPT, "prepare")
        yield installation


def test_killed_indexer_loses_nothing_acknowledged(installation: Installation) -> None:
    written = installation.folder / "written"
    for round_number in range(ROUNDS):
        noted = size(written)
        with (
            installation.started(SCRIPT, "write", "4000") as writer,
            installation.started(SCRIPT, "index") as indexer,
        ):

            def is_under_way(at: int = noted) -> bool:
                for process in (writer, indexer):
                    assert process.poll() is None, process.communicate()
                return size(written) > at and has_index(installation)

            wait_until(is_under_way)
            with pytest.raises(subprocess.TimeoutExpired):
                indexer.wait(0.2 + 0.17 * round_number)
    acknowledged = {line for line in written.read_text().split() if is_id(line)}
    installation.run(SCRIPT, "index-once")

    found = set(installation.run(SCRIPT, "found").split())
    assert acknowledged <= found
    assert found == set(installation.run(SCRIPT, "stored").split())
    assert len(acknowledged) > ROUNDS


def size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def has_index(installation: Installation) -> bool:
    return (installation.folder / "search/current/meta.json").exists()


def is_id(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def test_two_readers_beside_a_writer_see_only_whole_states(installation: Installation) -> None:
    read = (SCRIPT, "read", "6")
    with installation.started(SCRIPT, "index") as indexer:
        with installation.started(*read) as one, installation.started(*read) as other:
            installation.run(SCRIPT, "write", "120")
            told = [process.communicate(timeout=60)[0].split() for process in (one, other)]
        indexer.send_signal(signal.SIGTERM)
        ended = indexer.wait(timeout=30)

    assert ended == 0
    for counts in told:
        totals = [int(count) for count in counts]
        assert totals == sorted(totals)
        assert totals[-1] == 120


def test_second_indexer_is_refused(installation: Installation) -> None:
    with installation.started(SCRIPT, "index"):
        wait_until(lambda: has_index(installation))
        with installation.started("run_indexer", "--once") as second:
            _, said = second.communicate(timeout=60)

    assert (second.returncode, said.strip()) == (
        1,
        "CommandError: Ein anderer Prozess führt diesen Index schon nach (sozialatlas serve?).",
    )
