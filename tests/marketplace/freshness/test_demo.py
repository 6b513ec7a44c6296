"""The demo county shows how entries are kept true."""

from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.core.mail.models import Letter
from sozialatlas.marketplace.freshness import demo
from sozialatlas.marketplace.freshness.models import Asked, Asking, Quiet, Reminder
from tests.directory import factories as directory

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)


@pytest.fixture
def entries() -> None:
    """Sixteen entries of as many providers, none of them confirmed for years."""
    area = directory.municipality()
    for number in range(16):
        provider = directory.organization(f"Verein {number}", email=f"v{number}@auental.example")
        service = directory.service(f"Angebot {number}", organization=provider)
        directory.record(
            service=service,
            location=directory.location(municipality=area),
            verified_at=NOW - dt.timedelta(days=900 + number),
        )


@pytest.mark.usefixtures("entries")
def test_each_step_of_asking_is_there_to_see() -> None:
    count = demo.fill(NOW)

    assert count == Reminder.objects.count() > demo.MAILS
    assert Asked.objects.filter(answer=Asked.Answer.RIGHT).exists()
    assert Asking.objects.to_call().exists()
    assert Quiet.objects.filter(reason=Quiet.Reason.BOUNCED).count() == 1
    assert Letter.objects.filter(state=Letter.State.BOUNCED).count() == 1


@pytest.mark.usefixtures("entries")
def test_a_second_call_asks_nobody() -> None:
    first, second = demo.fill(NOW), demo.fill(NOW)

    assert (first > 0, second) == (True, 0)
