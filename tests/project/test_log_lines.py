"""What a visitor can write into the log."""

from __future__ import annotations

import logging

import pytest
from django.test import Client
from pytest_django import Settings

from sozialatlas.project.log_lines import RefusedInOneLine


@pytest.mark.django_db
def test_wrong_host_is_one_line_in_the_log(
    client: Client, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.ALLOWED_HOSTS = ["kreis.example"]

    answer = client.get("/de/", headers={"host": "other.example"})

    told = [one for one in caplog.records if one.name == "django.security.DisallowedHost"]
    assert answer.status_code == 400
    assert [logging.Formatter().format(one).count("\n") for one in told] == [0]


@pytest.mark.parametrize(("status", "lines"), [(400, 1), (413, 1), (500, 2)])
def test_only_a_failure_tells_how_it_came_about(status: int, lines: int) -> None:
    told = logging.LogRecord("django", logging.ERROR, "", 1, "Refused", (), None)
    told.exc_info = (ValueError, ValueError("x"), None)
    told.status_code = status

    RefusedInOneLine().filter(told)

    assert logging.Formatter().format(told).count("\n") + 1 == lines
