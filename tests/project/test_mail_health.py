"""The check of an installation says whether mails go out."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from pytest_django import Settings

from sozialatlas.core import mail
from sozialatlas.core.mail import outages
from sozialatlas.core.mail.models import Letter
from sozialatlas.project import mail_health

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _server(settings: Settings) -> None:
    settings.EMAIL_HOST = "mail.example"


def post(**values: object) -> None:
    mail.post(key="a", to="a@b.example", subject="Guten Tag", text="Hallo")
    Letter.objects.update(**values)


def found() -> tuple[bool, str]:
    finding = mail_health.finding()
    return finding.is_good, finding.fact


def test_mails_that_wait_for_their_turn_are_no_fault() -> None:
    post()

    assert found() == (True, "geht hinaus.")


def test_server_that_takes_nothing_is_named_with_its_reason() -> None:
    post()
    outages.note("Connection refused", dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC))

    assert found() == (
        False,
        "Der Mailserver nimmt seit 01.07.2026 14:00 nichts an (Connection refused);"
        " nächster Versuch: 01.07.2026 14:01. 1 Mail wartet.",
    )


def test_missing_server_is_a_fault_as_soon_as_a_mail_waits(settings: Settings) -> None:
    settings.EMAIL_HOST = ""
    before = found()
    post()

    assert before == (True, "nicht eingestellt; bisher wartet keine.")
    assert found() == (False, "Es ist kein Mailserver eingestellt. 1 Mail wartet.")


@pytest.mark.parametrize("state", ["failed", "unclear"])
def test_what_somebody_must_decide_on_is_named(state: str) -> None:
    post(state=state)

    assert found() == (False, "1 ist abgelehnt oder ungewiss.")


def test_what_failed_long_ago_is_named_no_more() -> None:
    post(state="failed", posted_at=timezone.now() - dt.timedelta(days=8))

    assert found() == (True, "geht hinaus.")


def test_demo_says_where_its_mails_are(settings: Settings) -> None:
    settings.DEMO = True
    post()

    assert found() == (True, "bleibt im Haus: /de/postfach.")
