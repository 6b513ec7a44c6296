"""What comes back is told from notes of absence, answers and forgeries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from sozialatlas.core import mail
from sozialatlas.core.mail import returns
from sozialatlas.core.mail.models import Letter
from sozialatlas.core.mail.reports import Kind
from sozialatlas.core.mail.signals import bounced
from tests.core.mail.returned import plain, report

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def letter() -> Letter:
    mail.post(key="a", to="a@b.example", subject="Guten Tag", text="Hallo", reference="test:7")
    Letter.objects.update(state="sent", sent_at=NOW)
    return Letter.objects.get()


@pytest.fixture
def heard() -> Iterator[list[tuple[str, bool, str]]]:
    found: list[tuple[str, bool, str]] = []

    def hear(letter: Letter, is_permanent: bool, reason: str, **_rest: object) -> None:
        found.append((letter.reference, is_permanent, reason))

    bounced.connect(hear)
    yield found
    bounced.disconnect(hear)


def became() -> tuple[str, str]:
    return Letter.objects.values_list("state", "reason").get()


def test_report_of_a_dead_address_is_noted_and_told(letter: Letter, heard: list[object]) -> None:
    receipt = returns.receive(report(letter.token), NOW)

    assert (receipt.kind, receipt.is_new, receipt.is_settled) == (Kind.PERMANENT, True, True)
    assert became() == ("bounced", "550 nobody")
    assert heard == [("test:7", True, "550 nobody")]


def test_same_report_twice_changes_nothing(letter: Letter, heard: list[object]) -> None:
    returns.receive(report(letter.token), NOW)
    second = returns.receive(report(letter.token), NOW + dt.timedelta(days=1))

    assert (second.is_new, second.is_settled, len(heard)) == (False, True, 1)
    assert Letter.objects.get().bounced_at == NOW


def test_full_box_is_no_dead_address(letter: Letter, heard: list[object]) -> None:
    returns.receive(report(letter.token, status="4.2.2", told="452 box full"), NOW)

    assert heard == [("test:7", False, "452 box full")]


def test_delay_is_no_return(letter: Letter, heard: list[object]) -> None:
    raw = report(letter.token, status="4.4.1", action="delayed", told="451 later")
    receipt = returns.receive(raw, NOW)

    assert (receipt.kind, receipt.is_settled) == (Kind.DELAYED, True)
    assert (became()[0], heard) == ("sent", [])


@pytest.mark.parametrize(
    ("text", "is_permanent"),
    [
        ("Grund: 550 5.1.1 unbekannt", True),
        ("<a@b.example>: 554 abgelehnt", True),
        ("452 4.2.2 das Postfach ist voll", False),
        ("Es ging nicht. Am 5.10.2026 um 10.5.5.1 Uhr.", False),
    ],
)
def test_server_that_writes_in_words_is_understood_by_its_code(
    letter: Letter, heard: list[tuple[str, bool, str]], text: str, is_permanent: bool
) -> None:
    returns.receive(plain(letter.token, text), NOW)

    assert [(told[1], told[2]) for told in heard] == [(is_permanent, text)]


@pytest.mark.parametrize(
    "more",
    ["Auto-Submitted: auto-replied\n", "Precedence: bulk\n", "X-Autoreply: yes\n"],
)
def test_note_of_absence_is_no_return(letter: Letter, heard: list[object], more: str) -> None:
    raw = plain(letter.token, "Bin weg. 550 5.1.1", sender="anna@b.example", more=more)
    receipt = returns.receive(raw, NOW)

    assert (receipt.kind, receipt.is_settled) == (Kind.AUTOMATIC, True)
    assert (became()[0], heard) == ("sent", [])


def test_answer_of_a_person_stays_for_people(letter: Letter, heard: list[object]) -> None:
    receipt = returns.receive(plain(letter.token, "550 Danke!", sender="anna@b.example"), NOW)

    assert (receipt.kind, receipt.is_settled) == (Kind.OTHER, False)
    assert (became()[0], heard) == ("sent", [])


@pytest.mark.parametrize("token", ["a" * 26, "", "' OR 1=1 --", "A" * 26 + "\0"])
def test_token_that_we_did_not_make_means_nothing(
    letter: Letter, heard: list[object], token: str
) -> None:
    receipt = returns.receive(report(token), NOW)

    assert (receipt.letter, became()[0], heard) == (None, "sent", [])


def test_mail_that_never_left_cannot_come_back(letter: Letter, heard: list[object]) -> None:
    Letter.objects.update(state="waiting")
    receipt = returns.receive(report(letter.token), NOW)

    assert (receipt.letter, became()[0], heard) == (None, "waiting", [])


def test_unclear_mail_that_comes_back_is_unclear_no_more(letter: Letter) -> None:
    Letter.objects.update(state="unclear", sent_at=None)
    returns.receive(report(letter.token), NOW)

    assert became()[0] == "bounced"


def test_receiver_that_fails_leaves_nothing_noted(letter: Letter) -> None:
    def fail(**_given: object) -> None:
        raise ZeroDivisionError

    bounced.connect(fail)
    try:
        with pytest.raises(ZeroDivisionError):
            returns.receive(report(letter.token), NOW)
    finally:
        bounced.disconnect(fail)

    assert became() == ("sent", "")


def nested(depth: int) -> bytes:
    head = b"".join(
        b'Content-Type: multipart/report; boundary="b%d"\n\n--b%d\n' % (at, at)
        for at in range(depth)
    )
    return head + b"Content-Type: message/delivery-status\n\nAction: failed\n"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0" * 1000,
        b"\xff\xfe" * 1000,
        nested(3000),
        b"Content-Type: multipart/report; boundary=\n\n--\n--\n",
        b"Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type:message/delivery-status",
        b"Content-Type: text/plain; charset=nonsense\nFrom: mailer-daemon\n\n=?x?=\n",
        b"Content-Transfer-Encoding: base64\nFrom: mailer-daemon\n\n!!!!\n",
        b"From: " + b"a" * 400_000 + b"\n\n",
    ],
    ids=[
        "empty",
        "nul",
        "no text",
        "nested",
        "no boundary",
        "no end",
        "charset",
        "base64",
        "long",
    ],
)
def test_no_message_makes_reading_fail(letter: Letter, heard: list[object], raw: bytes) -> None:
    receipt = returns.receive(raw, NOW)

    assert (receipt.letter, became()[0], heard) == (None, "sent", [])


def test_broken_message_with_a_true_token_is_left_to_people(letter: Letter) -> None:
    raw = f"To: rueck+{letter.token}@kreis.example\n".encode() + nested(3000)
    receipt = returns.receive(raw, NOW)

    assert (receipt.is_new, became()[0]) == (False, "sent")


def test_reason_is_one_short_line_without_what_nobody_sees(letter: Letter) -> None:
    returns.receive(report(letter.token, told="550 \0\x1b[31m" + "x" * 900), NOW)

    reason = became()[1]
    assert (reason[:10], len(reason)) == ("550 [31mxx", 300)
