"""What administrators see of mails, and what they can do about them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from pytest_django import Settings

from sozialatlas.accounts.models import User
from sozialatlas.core import mail
from sozialatlas.core.mail import outages
from sozialatlas.core.mail.models import Letter

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC)
LIST = "/admin/mail/letter/"


def letter(key: str, state: str, **values: object) -> Letter:
    mail.post(key=key, to=f"{key}@b.example", subject=f"Betreff {key}", text=f"Text {key}")
    Letter.objects.filter(key=key).update(state=state, sent_at=NOW, **values)
    return Letter.objects.get(key=key)


def again(client: Client, *letters: Letter) -> str:
    given = {"action": "once_more", "_selected_action": [str(one.pk) for one in letters]}
    return client.post(LIST, given, follow=True).content.decode()


def test_unclear_and_refused_mails_are_listed_with_their_reason(admin_client: Client) -> None:
    letter("a", "unclear", reason="abgerissen")
    letter("b", "failed", reason="550 nobody")
    letter("c", "sent")
    page = admin_client.get(f"{LIST}?decide=yes").content.decode()

    assert [text in page for text in ("abgerissen", "550 nobody", "Betreff c")] == [
        True,
        True,
        False,
    ]


def test_mail_that_came_to_nothing_can_be_sent_again(admin_client: Client) -> None:
    page = again(admin_client, letter("a", "unclear", reason="abgerissen", tries=1))

    now = Letter.objects.values_list("state", "tries", "reason").get()
    assert now == ("waiting", 0, "")
    assert "1 Mail wird nochmals gesendet." in page


def test_mail_that_was_sent_is_not_sent_again(admin_client: Client) -> None:
    page = again(admin_client, letter("a", "sent"), letter("b", "failed", text=""))

    assert sorted(Letter.objects.values_list("state", flat=True)) == ["failed", "sent"]
    assert "Nur was ungewiss oder abgelehnt ist" in page


def test_code_is_shown_to_nobody(admin_client: Client) -> None:
    mail.post_code(key="k", to="a@b.example", subject="Ihr Code", text="Der Code ist 4711")
    pk = Letter.objects.get().pk
    page = admin_client.get(f"{LIST}{pk}/change/").content.decode()

    assert ("4711" in page, "Ein Code, der niemanden sonst etwas angeht." in page) == (False, True)


def test_list_says_that_the_server_takes_nothing(admin_client: Client, settings: Settings) -> None:
    letter("a", "waiting")
    outages.note("Connection refused", NOW)
    page = admin_client.get(LIST).content.decode()

    assert "Der Mailserver nimmt seit 01.07.2026 14:00 nichts an (Connection refused)" in page
    assert "1 Mail wartet." in page


def test_mails_are_written_by_nobody(admin_client: Client) -> None:
    one = letter("a", "failed")
    answers = [
        admin_client.get(f"{LIST}add/").status_code,
        admin_client.post(f"{LIST}{one.pk}/change/", {"text": "x"}).status_code,
        admin_client.post(f"{LIST}{one.pk}/delete/", {"post": "yes"}).status_code,
    ]

    assert answers == [403, 403, 403]


def test_editors_do_not_see_mails(client: Client) -> None:
    letter("a", "failed")
    editor = User.objects.create(email="redaktion@kreis.example", is_staff=True)
    client.force_login(editor)

    assert client.get(LIST).status_code == 403
