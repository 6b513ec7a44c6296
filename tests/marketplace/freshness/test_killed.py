"""A run of reminders that is killed in the middle: nothing is lost, nothing sent twice."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installation import Installation, made, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
SCRIPT = str(Path(__file__).with_name("reminding_process.py"))
TABLES = ("mail_letter", "freshness_reminder", "freshness_asked", "freshness_asking")


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with made(tmp_path_factory.mktemp("reminders")) as installation:
        yield installation


def counts(installation: Installation) -> list[int]:
    return [installation.number(f"SELECT COUNT(*) FROM {table}") for table in TABLES]  # noqa: S608 -- tables of this file


def test_a_killed_run_leaves_whole_batches_and_the_next_one_goes_on(
    installation: Installation,
) -> None:
    installation.run(SCRIPT, "seed")
    noted = installation.folder / "noted"

    with installation.started(SCRIPT, "stop") as runner:
        wait_until(lambda: noted.exists() and noted.read_text() != "")
        os.kill(int(noted.read_text()), signal.SIGKILL)
        runner.wait(20)
    left = counts(installation)
    installation.run(SCRIPT, "run")

    people = installation.execute('SELECT COUNT(DISTINCT "to") FROM mail_letter')
    assert (left, counts(installation), people) == ([10] * 4, [30] * 4, [(30,)])
    state = "SELECT state FROM jobs_job WHERE kind = 'freshness.remind'"
    # A nightly job waits for its next night.
    assert installation.execute(state) == [("waiting",)]
