"""What is done about mail in the background, and when it comes again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from sozialatlas.core import mail
from sozialatlas.core.jobs.models import Job
from sozialatlas.core.mail import tasks
from sozialatlas.core.mail.forgetting import forget_recipient
from sozialatlas.core.mail.models import Letter
from tests.core.mail.returned import report
from tests.core.mail.smtp_server import Server

pytestmark = pytest.mark.django_db


def post(key: str, **values: object) -> None:
    mail.post(key=key, to="a@b.example", subject="Guten Tag", text="Hallo", reference="test:1")
    Letter.objects.filter(key=key).update(**values)


def due(kind: str) -> list[int]:
    """Return in how many minutes jobs of a kind come."""
    moments = Job.objects.filter(kind=kind).values_list("due_at", flat=True)
    return [round((at - timezone.now()) / dt.timedelta(minutes=1)) for at in moments]


def test_what_is_left_over_is_sent_in_a_minute(server: Server, settings: Settings) -> None:
    settings.MAIL_PER_MINUTE = 1
    post("a")
    post("b")
    tasks.send.run()

    assert (len(server.taken), due("mail.send")) == (1, [1])


def test_box_is_read_a_while_after_a_sending(server: Server, settings: Settings) -> None:
    settings.MAIL_BOX = "/var/mail/none"
    post("a")
    tasks.send.run()

    assert due("mail.fetch") == [15]


def test_what_came_back_is_noted_and_removed_from_the_box(
    settings: Settings, tmp_path: Path
) -> None:
    for name in ("new", "cur"):
        (tmp_path / name).mkdir()
    settings.MAIL_BOX = str(tmp_path)
    post("a", state="sent", sent_at=timezone.now())
    (tmp_path / "new" / "1").write_bytes(report(Letter.objects.get().token))
    tasks.fetch.run()

    assert Letter.objects.get().state == "bounced"
    assert list(tmp_path.glob("*/*")) == []


def test_old_mails_lose_text_and_address_but_not_their_key(settings: Settings) -> None:
    settings.MAIL_DAYS = 30
    now = timezone.now()
    post("old", state="sent", sent_at=now - dt.timedelta(days=31))
    post("young", state="sent", sent_at=now - dt.timedelta(days=29))
    post("waiting", posted_at=now - dt.timedelta(days=31))
    post("older", state="sent", sent_at=now, posted_at=now - dt.timedelta(days=401))
    tasks.tend.run()
    mail.post(key="old", to="a@b.example", subject="Guten Tag", text="Hallo")

    assert list(Letter.objects.order_by("pk").values_list("key", "to", "text")) == [
        ("old", "", ""),
        ("young", "a@b.example", "Hallo"),
        ("waiting", "a@b.example", "Hallo"),
    ]


def test_night_wakes_what_was_left_lying() -> None:
    post("a")
    tasks.tend.run()

    assert due("mail.send") == [0]


def test_who_is_forgotten_gets_no_mail_that_still_waits(server: Server) -> None:
    post("a")
    post("b", state="sent", sent_at=timezone.now())
    forget_recipient("test:1")
    tasks.send.run()

    assert list(Letter.objects.order_by("pk").values_list("state", "to", "text")) == [
        ("failed", "", ""),
        ("sent", "", ""),
    ]
    assert server.taken == []
