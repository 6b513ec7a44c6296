"""The settings about mail: the server that takes it, and where it comes back to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from urllib.parse import urlsplit

from sozialatlas.project.setting import Setting, one_of, text, whole_number

TOKEN = "{token}"  # noqa: S105 -- a mark in a pattern
LONGEST_TOKEN, LONGEST_LOCAL_PART = 26, 64


def sender(value: str) -> str:
    """Return whom mails come from: an address, or a name and an address."""
    name, address = parseaddr(value)
    if "@" not in address.strip("@") or any(sign < " " for sign in value):
        raise ValueError("bitte atlas@kreis.example oder Sozialatlas <atlas@kreis.example>")
    return f"{name} <{address}>" if name else address


def return_pattern(value: str) -> str:
    """Return the pattern of return addresses, or an empty text."""
    if not value:
        return value
    local, _, domain = value.rpartition("@")
    if local.count(TOKEN) != 1 or not domain or set(value) & set(" <>,;"):
        raise ValueError("bitte eine Adresse mit {token} schreiben: rueck+{token}@kreis.example")
    if len(local) - len(TOKEN) + LONGEST_TOKEN > LONGEST_LOCAL_PART:
        raise ValueError("vor dem @ stehen außer {token} höchstens 38 Zeichen")
    return value


def box(value: str) -> str:
    """Return the address of a box, or the path of a Maildir, or an empty text."""
    if not value or value.startswith("/"):
        return value
    parts = urlsplit(value)
    is_own = parts.scheme == "imap" and parts.hostname in {"localhost", "127.0.0.1", "::1"}
    if not parts.hostname or parts.username or not (parts.scheme == "imaps" or is_own):
        raise ValueError(
            "bitte imaps://rechner/ordner oder /pfad/zum/Maildir schreiben;"
            " Name und Passwort haben eigene Einstellungen"
        )
    return value


HOST = Setting(
    "SOZIALATLAS_MAIL_HOST",
    "The mail server that takes our mails (SMTP). Empty: nothing is sent, mails wait.",
    "",
    text,
)
PORT = Setting(
    "SOZIALATLAS_MAIL_PORT",
    "Its port: 587 with starttls, 465 with tls, 25 in your own network.",
    "587",
    whole_number(1, 65535),
)
TLS = Setting(
    "SOZIALATLAS_MAIL_TLS",
    "How the line is encrypted: starttls, tls (from the first byte on), or no for a server on this"
    " machine.",
    "starttls",
    one_of("starttls", "tls", "no"),
)
USER = Setting("SOZIALATLAS_MAIL_USER", "The name to sign in there with.", "", text)
PASSWORD = Setting("SOZIALATLAS_MAIL_PASSWORD", "Secret: the password for it.", "", text)
FROM = Setting(
    "SOZIALATLAS_MAIL_FROM",
    "Whom our mails come from, and who gets the answers: Sozialatlas <atlas@kreis.example>.",
    "Sozialatlas <sozialatlas@localhost>",
    sender,
)
RETURN = Setting(
    "SOZIALATLAS_MAIL_RETURN",
    "Where mails come back to that cannot be delivered, with {token} for the one mail:"
    " rueck+{token}@kreis.example. Empty: to the sender, where people read them.",
    "",
    return_pattern,
)
BOX = Setting(
    "SOZIALATLAS_MAIL_BOX",
    "The box in which they lie then: imaps://host/folder, or the path of a Maildir on this"
    " machine. Empty: none is read; `sozialatlas bounces < message` takes them one by one.",
    "",
    box,
)
BOX_USER = Setting("SOZIALATLAS_MAIL_BOX_USER", "The name to open it with.", "", text)
BOX_PASSWORD = Setting("SOZIALATLAS_MAIL_BOX_PASSWORD", "Secret: the password for it.", "", text)
PER_MINUTE = Setting(
    "SOZIALATLAS_MAIL_PER_MINUTE",
    "How many mails go out within a minute, as your mail server allows.",
    "60",
    whole_number(1, 10_000),
)
DAYS = Setting(
    "SOZIALATLAS_MAIL_DAYS",
    "After how many days the text of a mail that was sent is removed.",
    "30",
    whole_number(1, 3650),
)

SETTINGS: tuple[Setting[object], ...] = (
    HOST,
    PORT,
    TLS,
    USER,
    PASSWORD,
    FROM,
    RETURN,
    BOX,
    BOX_USER,
    BOX_PASSWORD,
    PER_MINUTE,
    DAYS,
)


@dataclass(frozen=True, slots=True)
class Mail:
    """All of them, read."""

    host: str
    port: int
    tls: str
    user: str
    password: str
    sender: str
    return_to: str
    box: str
    box_user: str
    box_password: str
    per_minute: int
    days: int


def read(given: Mapping[str, str]) -> Mail:
    """Return the settings of mail.

    Raises: SettingError, for the first that cannot be read.
    """
    return Mail(
        host=HOST.read(given),
        port=PORT.read(given),
        tls=TLS.read(given),
        user=USER.read(given),
        password=PASSWORD.read(given),
        sender=FROM.read(given),
        return_to=RETURN.read(given),
        box=BOX.read(given),
        box_user=BOX_USER.read(given),
        box_password=BOX_PASSWORD.read(given),
        per_minute=PER_MINUTE.read(given),
        days=DAYS.read(given),
    )
