"""A mail as it goes over the line: plain, short lines, and the headers that machines heed."""

from __future__ import annotations

import datetime as dt
from email import message_from_bytes, policy

import pytest
from pytest_django import Settings

from sozialatlas.core.mail import message, tokens
from sozialatlas.core.mail.models import Letter
from sozialatlas.core.mail.wrapping import wrapped

AT = dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _ours(settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "Sozialatlas Auental <atlas@kreis.example>"
    settings.MAIL_RETURN = "rueck+{token}@kreis.example"


def letter(**values: str) -> Letter:
    given = {"to": "a@b.example", "subject": "Grüße", "text": "Schöne Grüße", **values}
    return Letter(key="a", token=tokens.token_of("a"), posted_at=AT, **given)


def headers(one: Letter) -> dict[str, str]:
    raw = message.of(one).message().as_bytes()
    return {str(k): str(v) for k, v in message_from_bytes(raw, policy=policy.default).items()}


def test_mail_bears_what_machines_heed() -> None:
    found = headers(letter(unsubscribe="https://kreis.example/de/abmelden/x"))

    assert found == {
        "Content-Type": 'text/plain; charset="utf-8"',
        "MIME-Version": "1.0",
        "Content-Transfer-Encoding": "8bit",
        "Subject": "Grüße",
        "From": "Sozialatlas Auental <atlas@kreis.example>",
        "To": "a@b.example",
        "Message-ID": f"<{tokens.token_of('a')}@kreis.example>",
        "Date": "Wed, 01 Jul 2026 14:00:00 +0200",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": "<https://kreis.example/de/abmelden/x>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def test_mail_that_nobody_ordered_offers_no_way_out() -> None:
    assert [name for name in headers(letter()) if name.startswith("List-")] == []


def test_second_try_is_the_same_mail() -> None:
    first, second = (message.of(letter()).message().as_bytes() for _try in range(2))

    assert first == second


def test_token_is_made_of_the_key_and_our_secret(settings: Settings) -> None:
    ours = [tokens.token_of("a"), tokens.token_of("a"), tokens.token_of("b")]
    settings.SECRET_KEY = "another"

    assert ours[0] == ours[1]
    assert len({*ours, tokens.token_of("a")}) == 3
    assert tokens.TOKEN.fullmatch(ours[0])


def test_without_a_pattern_mails_come_back_to_the_sender(settings: Settings) -> None:
    settings.MAIL_RETURN = ""

    assert message.of(letter()).from_email == "atlas@kreis.example"


def test_long_lines_are_broken_at_spaces_and_addresses_are_not() -> None:
    address = f"https://kreis.example/de/bestaetigen/{'x' * 90}"
    text = f"{'Wort ' * 20}\n{address}\n  {address}\n- {'Punkt ' * 15}\n> {'Zitat ' * 15}\n\nGruß"

    assert wrapped(text).split("\n") == [
        "Wort " * 14 + "Wort",
        "Wort Wort Wort Wort Wort",
        address,
        f"  {address}",
        "- " + "Punkt " * 11 + "Punkt",
        "  Punkt Punkt Punkt",
        "> " + "Zitat " * 11 + "Zitat",
        "> Zitat Zitat Zitat",
        "",
        "Gruß",
    ]


def test_line_that_is_short_enough_stays_as_it_is() -> None:
    assert wrapped("a  b\r\n  c   \rd") == "a  b\n  c\nd"
