"""What starts the process for background jobs: when it does, and when it leaves it."""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.db import OperationalError
from django.utils import timezone

from sozialatlas.core.jobs import kinds, place
from sozialatlas.core.jobs.models import Job
from sozialatlas.project import keeper, server
from sozialatlas.project.keeper import Keeper
from tests.installation import Installation, made, wait_until

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def looking(monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> Keeper:
    """Return a keeper that leaves the connection of the test open, and knows no nightly jobs."""
    monkeypatch.setattr(keeper.connections, "close_all", lambda: None)
    monkeypatch.setattr(kinds, "all_kinds", dict)
    return Keeper(["true"])


@pytest.mark.django_db
def test_process_is_started_only_for_what_is_due(looking: Keeper) -> None:
    seen = [looking._is_due()]
    row = Job.objects.create(kind="test.x", due_at=timezone.now() + HOUR)
    seen.append(looking._is_due())
    Job.objects.filter(pk=row.pk).update(due_at=timezone.now())
    seen.append(looking._is_due())

    assert seen == [False, False, True]


@pytest.mark.django_db
def test_process_is_started_for_what_the_last_one_left_behind(looking: Keeper) -> None:
    held = {"state": "running", "due_at": timezone.now(), "held_until": timezone.now() + HOUR}
    row = Job.objects.create(kind="test.x", held_by="elsewhere", **held)
    at_another_machine = looking._is_due()
    Job.objects.filter(pk=row.pk).update(held_by=place.name_of(looking.folder))

    assert (at_another_machine, looking._is_due()) == (False, True)


@pytest.mark.django_db
def test_no_second_process_is_started_beside_one_that_works(looking: Keeper) -> None:
    Job.objects.create(kind="test.x", due_at=timezone.now())
    with place.held(looking.folder):
        beside = looking._is_due()

    assert (beside, looking._is_due()) == (False, True)


@pytest.mark.django_db
def test_nightly_jobs_wait_as_soon_as_somebody_looks(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper.connections, "close_all", lambda: None)
    Keeper(["true"])._is_due()

    nightly = [name for name, kind in kinds.all_kinds().items() if kind.nightly]
    assert sorted(Job.objects.values_list("kind", flat=True)) == sorted(nightly)
    assert len(nightly) >= 3


def test_database_that_is_away_is_waited_for(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    answers = iter([OperationalError("away"), False])
    looking = Keeper(["true"])

    def looked() -> bool:
        answer = next(answers)
        if isinstance(answer, OperationalError):
            raise answer
        looking.stop()
        return answer

    monkeypatch.setattr(keeper, "SECONDS_AFTER_TROUBLE", 0)
    monkeypatch.setattr(looking, "_is_due", looked)
    looking.run(pause=0)

    assert [record.message for record in caplog.records] == ["background jobs: away"]


def test_process_is_ended_with_the_keeper(data_dir: Path) -> None:
    looking = Keeper([sys.executable, "-c", "import time; time.sleep(60)"])
    looking.stop()

    assert looking._finish() == 0
    assert looking.process is not None
    assert looking.process.returncode == -signal.SIGTERM


def test_server_leaves_jobs_to_a_service_of_their_own_where_it_is_told_to() -> None:
    assert isinstance(server._jobs({"SOZIALATLAS_JOBS": "no"}), nullcontext)
    assert isinstance(server._jobs({}), Keeper)


@pytest.mark.slow
@pytest.mark.django_db
def test_service_of_their_own_keeps_the_schedule_and_ends_when_told(tmp_path: Path) -> None:
    with (
        made(tmp_path / "data") as installation,
        installation.started("-m", "sozialatlas", "work") as service,
    ):
        said = service.stdout.readline() if service.stdout else ""
        wait_for_schedule(installation)
        os.kill(service.pid, signal.SIGTERM)
        code = service.wait(20)

    assert (said, code) == ("Sozialatlas: Hintergrundarbeit läuft (Strg+C beendet)\n", 0)


def wait_for_schedule(installation: Installation) -> None:
    wait_until(lambda: installation.number("SELECT COUNT(*) FROM jobs_job") >= 3)


def test_two_places_of_one_machine_have_two_names(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
    names = [place.name_of(folder) for folder in (*folders, *folders)]

    assert names[:2] == names[2:]
    assert names[0] != names[1]
