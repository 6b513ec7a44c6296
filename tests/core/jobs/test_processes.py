"""Processes that run jobs, and those that are killed while they do."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installation import Installation, made, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
SCRIPT = str(Path(__file__).with_name("working.py"))


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with made(tmp_path_factory.mktemp("jobs")) as installation:
        yield installation


@pytest.fixture
def installation(installed: Installation) -> Iterator[Installation]:
    yield installed
    for name in ("noted", "go-on"):
        (installed.folder / name).unlink(missing_ok=True)
    installed.execute("DELETE FROM jobs_job")


def put(installation: Installation, name: str) -> None:
    """Let a job wait, as another process would; one that starts Django takes seconds for it."""
    sql = """INSERT INTO jobs_job
        (kind, key, arguments, state, due_at, tries, is_wanted_again, held_by, reason)
        VALUES (%r, '', '{}', 'waiting', CURRENT_TIMESTAMP, 0, FALSE, '', '')"""
    installation.execute(sql % f"test.{name}")


def noted(installation: Installation) -> list[str]:
    path = installation.folder / "noted"
    lines = path.read_text().splitlines() if path.exists() else []
    return [line.split()[0] for line in lines]


def runner_of(installation: Installation) -> int:
    """Return the process that has begun the last job."""
    wait_until(lambda: "begun" in noted(installation))
    return int((installation.folder / "noted").read_text().split()[-1])


def let_go_on(installation: Installation) -> None:
    (installation.folder / "go-on").touch()


def rows(installation: Installation) -> list[tuple[object, ...]]:
    sql = "SELECT state, tries, reason FROM jobs_job WHERE kind LIKE 'test.%' ORDER BY id"
    return installation.execute(sql)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_job_whose_process_was_killed_runs_again_at_once(installation: Installation) -> None:
    put(installation, "slow")
    with installation.started(SCRIPT, "run") as runner:
        os.kill(runner_of(installation), signal.SIGKILL)
        runner.wait(20)
    left = rows(installation)
    let_go_on(installation)
    ran = installation.run(SCRIPT, "run")

    assert left == [("running", 1, "")]
    assert (ran, noted(installation)) == ("1\n", ["begun", "begun", "done"])
    assert rows(installation) == [("done", 0, "")]


def test_job_whose_process_is_told_to_end_waits_again(installation: Installation) -> None:
    put(installation, "slow")
    with installation.started(SCRIPT, "run") as runner:
        os.kill(runner_of(installation), signal.SIGTERM)
        code = runner.wait(20)

    assert (code, rows(installation)) == (0, [("waiting", 0, "")])


def test_second_process_at_the_same_folder_leaves_the_jobs_to_the_first(
    installation: Installation,
) -> None:
    put(installation, "slow")
    with installation.started(SCRIPT, "run") as first:
        runner_of(installation)
        put(installation, "broken")
        second = installation.run(SCRIPT, "run")
        let_go_on(installation)
        ran = first.communicate(timeout=20)[0]

    assert (second, ran) == ("0\n", "2\n")
    assert noted(installation) == ["begun", "done", "begun"]


def test_job_that_fails_and_one_that_takes_too_long_wait_with_their_reason(
    installation: Installation,
) -> None:
    put(installation, "broken")
    put(installation, "endless")
    with installation.started(SCRIPT, "run") as runner:
        code = runner.wait(20)

    assert code == 4
    [broken, endless] = rows(installation)
    assert broken[:2] == ("waiting", 1)
    assert str(broken[2]).startswith("ValueError: kaputt (working.py:")
    assert endless == ("waiting", 1, "Nach 0 Minuten abgebrochen.")


def test_process_ends_with_whoever_started_it_and_the_next_one_finishes_the_job(
    installation: Installation,
) -> None:
    put(installation, "slow")
    with installation.started(SCRIPT, "keep") as keeper:
        runner = runner_of(installation)
        keeper.kill()
        keeper.wait(20)
        wait_until(lambda: not is_running(runner), seconds=10)
    left = noted(installation)
    let_go_on(installation)
    with installation.started(SCRIPT, "keep"):
        wait_until(lambda: rows(installation) == [("done", 0, "")], seconds=30)

    assert (left, noted(installation)) == (["begun"], ["begun", "begun", "done"])
