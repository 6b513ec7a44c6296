"""Mails are taken in once, and only such as can go out."""

from __future__ import annotations

import pytest
from django.db import transaction

from sozialatlas.core import mail
from sozialatlas.core.jobs.models import Job
from sozialatlas.core.mail.errors import MailError, NotAnAddress, UnsafeHeader
from sozialatlas.core.mail.models import Letter

pytestmark = pytest.mark.django_db


def kept() -> list[tuple[str, str, str]]:
    return list(Letter.objects.order_by("pk").values_list("key", "to", "state"))


def test_mail_waits_under_its_key() -> None:
    mail.post(key="a:1", to="a@b.example", subject="Guten Tag", text="Hallo")

    assert kept() == [("a:1", "a@b.example", "waiting")]


def test_same_key_is_posted_once_whatever_it_says() -> None:
    mail.post(key="a:1", to="a@b.example", subject="Guten Tag", text="Hallo")
    mail.post(key="a:1", to="c@d.example", subject="Anders", text="Anders")

    assert kept() == [("a:1", "a@b.example", "waiting")]


def test_mail_of_a_change_that_is_taken_back_is_not_posted() -> None:
    with transaction.atomic():
        mail.post(key="a:1", to="a@b.example", subject="Guten Tag", text="Hallo")
        transaction.set_rollback(True)

    assert kept() == []


@pytest.mark.django_db(transaction=True)
def test_sending_begins_with_the_end_of_the_transaction() -> None:
    with transaction.atomic():
        mail.post(key="a:1", to="a@b.example", subject="Guten Tag", text="Hallo")
        mail.post(key="a:2", to="a@b.example", subject="Guten Tag", text="Hallo")
        before = Job.objects.count()
    after = list(Job.objects.values_list("kind", "state"))

    assert (before, after) == (0, [("mail.send", "waiting")])


@pytest.mark.parametrize(
    "to",
    ["", "nobody", "a@b.example, c@d.example", "a@b.example\nBcc: c@d.example", "\0@b.example"],
)
def test_what_is_no_single_address_is_refused(to: str) -> None:
    with pytest.raises(NotAnAddress):
        mail.post(key="a:1", to=to, subject="Guten Tag", text="Hallo")

    assert kept() == []


@pytest.mark.parametrize(
    ("subject", "unsubscribe"),
    [
        ("Guten Tag", "https://kreis.example/x\nBcc: c@d.example"),
        ("Guten Tag", "https://kreis.example/x>, <mailto:c@d.example"),
        ("Guten Tag", "/de/abmelden/x"),
    ],
)
def test_headers_hold_one_line_each(subject: str, unsubscribe: str) -> None:
    with pytest.raises(UnsafeHeader):
        mail.post(
            key="a:1", to="a@b.example", subject=subject, text="Hallo", unsubscribe=unsubscribe
        )

    assert kept() == []


@pytest.mark.parametrize("sign", ["\r\nBcc: ", "\0", "\u2028", "\x1b", "\x96"])
def test_a_subject_is_one_line_whatever_a_name_holds(sign: str) -> None:
    mail.post(key="a:1", to="a@b.example", subject=f"Guten{sign}Tag", text="Hallo")

    letter = Letter.objects.get()
    assert (letter.subject.isprintable(), letter.subject[:6]) == (True, "Guten ")


@pytest.mark.parametrize("key", ["", "x" * 201])
def test_mail_needs_a_key_that_the_table_can_hold(key: str) -> None:
    with pytest.raises(MailError):
        mail.post(key=key, to="a@b.example", subject="Guten Tag", text="Hallo")


def test_text_is_kept_without_what_no_program_shows() -> None:
    mail.post(key="a:1", to="a@b.example", subject="Lang " * 99, text="Hal\0lo\n\tWelt")

    letter = Letter.objects.get()
    assert (letter.text, len(letter.subject)) == ("Hallo\n\tWelt", 200)
