"""A mail server that delivers to a program is told what became of a message."""

from __future__ import annotations

import datetime as dt
import io

import pytest

from sozialatlas.core import mail
from sozialatlas.core.mail.models import Letter
from sozialatlas.project import bounces
from tests.core.mail.returned import plain, report

NOW = dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def letter(db: None) -> Letter:
    mail.post(key="a", to="a@b.example", subject="Guten Tag", text="Hallo")
    Letter.objects.update(state="sent", sent_at=NOW)
    return Letter.objects.get()


def told(raw: bytes, capsys: pytest.CaptureFixture[str]) -> str:
    assert bounces.read(io.BytesIO(raw)) == 0
    return capsys.readouterr().out.strip()


def test_each_message_is_answered_with_a_sentence(
    letter: Letter, capsys: pytest.CaptureFixture[str]
) -> None:
    messages = [
        report("a" * 26),
        plain(letter.token, "Bin weg", sender="a@b.example", more="Precedence: bulk\n"),
        plain(letter.token, "Danke", sender="a@b.example"),
        report(letter.token, action="delayed"),
        report(letter.token),
        report(letter.token),
    ]

    assert [told(raw, capsys) for raw in messages] == [
        "Zu keiner Mail von hier: nichts geändert.",
        "Eine Abwesenheitsnotiz oder Ähnliches: nichts geändert.",
        "Keine Meldung eines Mailservers: nichts geändert.",
        "Nur verspätet: nichts geändert.",
        f"Vermerkt: Mail {letter.pk} kam zurück (550 nobody).",
        "Schon vermerkt: nichts geändert.",
    ]


def test_huge_message_is_read_to_its_end_and_only_its_beginning_kept(
    letter: Letter, capsys: pytest.CaptureFixture[str]
) -> None:
    source = io.BytesIO(report(letter.token) + b"x" * 50_000_000)
    code = bounces.read(source)

    assert (code, source.read()) == (0, b"")
    assert "kam zurück" in capsys.readouterr().out
