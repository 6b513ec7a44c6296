"""The settings of mail are read as they are meant, or refused with a sentence."""

from __future__ import annotations

import pytest

from sozialatlas.project import environment, mail_settings
from sozialatlas.project.setting import Setting, SettingError

RETURN, BOX, FROM = mail_settings.RETURN, mail_settings.BOX, mail_settings.FROM


@pytest.mark.parametrize(
    ("setting", "text"),
    [
        (RETURN, ""),
        (RETURN, "rueck+{token}@kreis.example"),
        (BOX, ""),
        (BOX, "imaps://mail.kreis.example/Zur%C3%BCck"),
        (BOX, "imap://127.0.0.1:1143/INBOX"),
        (BOX, "/var/mail/rueck"),
        (FROM, "atlas@kreis.example"),
        (FROM, "Sozialatlas <atlas@kreis.example>"),
    ],
)
def test_what_is_right_stays_as_it_is(setting: Setting[str], text: str) -> None:
    assert setting.read({setting.name: text}) == (text or setting.default)


@pytest.mark.parametrize(
    ("setting", "text"),
    [
        (RETURN, "rueck@kreis.example"),
        (RETURN, "rueck+{token}"),
        (RETURN, "{token}{token}@kreis.example"),
        (RETURN, "x" * 39 + "{token}@kreis.example"),
        (RETURN, "rueck+{token}@kreis.example, a@b.example"),
        (BOX, "imap://mail.kreis.example/INBOX"),
        (BOX, "imaps://name:secret@mail.kreis.example/INBOX"),
        (BOX, "Maildir"),
        (FROM, "Sozialatlas"),
        (FROM, "a@b.example\nBcc: c@d.example"),
        (mail_settings.TLS, "yes"),
        (mail_settings.PER_MINUTE, "0"),
    ],
)
def test_what_cannot_be_is_refused(setting: Setting[object], text: str) -> None:
    with pytest.raises(SettingError, match=setting.name):
        setting.read({setting.name: text})


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({}, "http://127.0.0.1:8000"),
        ({"SOZIALATLAS_PORT": "9000"}, "http://127.0.0.1:9000"),
        (
            {"SOZIALATLAS_HOSTS": "*,.kreis.example", "SOZIALATLAS_HTTPS": "yes"},
            "https://kreis.example",
        ),
        ({"SOZIALATLAS_URL": "https://atlas.example/"}, "https://atlas.example"),
    ],
)
def test_address_of_the_site_is_guessed_where_none_is_given(
    given: dict[str, str], address: str
) -> None:
    assert environment.site_url(given) == address
