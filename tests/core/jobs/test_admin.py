"""What administrators see of background jobs, and what they can do about them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from sozialatlas.accounts.models import User
from sozialatlas.core.jobs.models import Job

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC)
LIST = "/admin/jobs/job/"


@pytest.fixture
def failed() -> Job:
    Job.objects.create(kind="jobs.forget", key="x", due_at=NOW)
    return Job.objects.create(
        kind="search.check_portal",
        arguments={"slug": "pflege"},
        state="failed",
        tries=5,
        due_at=NOW,
        failed_at=NOW,
        reason="ValueError: kaputt",
    )


def test_failed_jobs_are_listed_with_their_reason(admin_client: Client, failed: Job) -> None:
    page = admin_client.get(f"{LIST}?failed=yes").content.decode()
    one = admin_client.get(f"{LIST}{failed.pk}/change/").content.decode()

    assert "ValueError: kaputt" in page
    assert "Portal prüfen" in page
    assert "Erledigte Aufgaben vergessen" not in page
    assert "ValueError: kaputt" in one


def test_failed_job_can_be_done_once_more(admin_client: Client, failed: Job) -> None:
    given = {"action": "once_more", "_selected_action": [str(failed.pk)]}
    page = admin_client.post(LIST, given, follow=True).content.decode()

    failed.refresh_from_db()
    assert "1 Aufgabe wird noch einmal versucht." in page
    now = (failed.state, failed.tries, failed.failed_at, failed.reason)
    assert now == ("waiting", 0, None, "")


def test_jobs_are_written_by_nobody(admin_client: Client, failed: Job) -> None:
    given = {"state": "done"}
    answers = [
        admin_client.get(f"{LIST}add/").status_code,
        admin_client.post(f"{LIST}{failed.pk}/change/", given).status_code,
    ]

    assert answers == [403, 403]


def test_editors_do_not_see_jobs(client: Client, failed: Job) -> None:
    editor = User.objects.create(email="redaktion@kreis.example", is_staff=True)
    client.force_login(editor)

    assert client.get(LIST).status_code == 403
