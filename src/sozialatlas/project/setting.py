"""One setting: its name, what it means, its default and how its text is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sozialatlas.core.errors import SozialatlasError

Value_co = TypeVar("Value_co", covariant=True)


class SettingError(SozialatlasError):
    """A setting is missing or cannot be read; the message names it and says what to do."""


@dataclass(frozen=True)
class Setting(Generic[Value_co]):
    """A setting that the operator may give as an environment variable or in the file."""

    name: str
    meaning: str
    default: str
    parse: Callable[[str], Value_co]

    def read(self, given: Mapping[str, str]) -> Value_co:
        """Return the value given, or the default where none is.

        Raises: SettingError, if the text cannot be read.
        """
        text = given.get(self.name, "").strip() or self.default
        try:
            return self.parse(text)
        except ValueError as error:
            raise SettingError(f"{self.name}={_without_password(text)!r}: {error}") from error


def _without_password(text: str) -> str:
    """Return a text that may stand in a log: an address keeps its password to itself."""
    return re.sub(r"(://[^:/@]*):.*@", r"\1:***@", text)


def text(value: str) -> str:
    """Return the text as it is."""
    return value


def folder(value: str) -> Path:
    """Return the folder as an absolute path."""
    return Path(value).expanduser().resolve()


def optional_path(value: str) -> Path | None:
    """Return the absolute path, or None where none is given."""
    return folder(value) if value else None


def yes_or_no(value: str) -> bool:
    """Return whether the answer is yes."""
    answers = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if value.lower() not in answers:
        raise ValueError("bitte yes oder no schreiben")
    return answers[value.lower()]


def names(value: str) -> tuple[str, ...]:
    """Return the names of a list with commas."""
    return tuple(name.strip() for name in value.split(",") if name.strip())


def sentences(value: str) -> tuple[str, ...]:
    """Return the texts of a list with upright bars; commas belong to the texts."""
    return tuple(each.strip() for each in value.split("|") if each.strip())


def web_addresses(value: str) -> tuple[str, ...]:
    """Return a list of addresses, each with its scheme."""
    addresses = names(value)
    for address in addresses:
        if not address.startswith(("http://", "https://")):
            raise ValueError(f"vor {address} fehlt https://")
    return addresses


def web_address(value: str) -> str:
    """Return one address with its scheme, or an empty text."""
    if value and not value.startswith(("http://", "https://")):
        raise ValueError(f"vor {value} fehlt https://")
    return value


def mail_address(value: str) -> str:
    """Return one mail address, or an empty text."""
    if value and not _MAIL.fullmatch(value):
        raise ValueError("bitte eine E-Mail-Adresse schreiben")
    return value


_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_OWN_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


def tile_address(value: str) -> str:
    """Return the template of the addresses of map tiles, or an empty text."""
    if not value:
        return value
    try:
        filled = urlsplit(value.format(z=1, x=2, y=3))
    except (IndexError, KeyError, ValueError) as error:
        raise ValueError("nur {z}, {x} und {y} werden ersetzt, andere Klammern nicht") from error
    if not all(value.count(name) == 1 for name in ("{z}", "{x}", "{y}")):
        raise ValueError("{z}, {x} und {y} müssen je einmal darin stehen")
    if not filled.hostname or any(sign <= " " for sign in value) or "{" in urlsplit(value).netloc:
        raise ValueError("bitte https://rechner/.../{z}/{x}/{y}.png schreiben")
    is_own = filled.scheme == "http" and filled.hostname in _OWN_MACHINE
    if filled.scheme != "https" and not is_own:
        raise ValueError("vor der Adresse fehlt https:// (http:// nur für diesen Rechner selbst)")
    return value


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """Return a reader of whole numbers between two limits, which are allowed themselves."""

    def parse(value: str) -> int:
        if not value.isascii() or not value.isdigit() or not low <= int(value) <= high:
            raise ValueError(f"bitte eine ganze Zahl von {low} bis {high} schreiben")
        return int(value)

    return parse


def one_of(*allowed: str) -> Callable[[str], str]:
    """Return a reader that takes one of a few words, in upper or lower case."""

    def parse(value: str) -> str:
        if value.lower() not in allowed:
            raise ValueError(f"möglich sind {', '.join(allowed)}")
        return value.lower()

    return parse


def time_zone(value: str) -> str:
    """Return the name of a time zone that exists."""
    try:
        return ZoneInfo(value).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(
            "bitte eine Zeitzone wie Europe/Berlin oder Europe/Vienna schreiben"
        ) from error


@dataclass(frozen=True)
class Database:
    """Where a PostgreSQL database is."""

    name: str
    user: str
    password: str
    host: str
    port: str


def postgresql(value: str) -> Database | None:
    """Return the database of an address, or None where SQLite is to be used."""
    if not value:
        return None
    parts = urlsplit(value)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise ValueError(
            "bitte postgresql://benutzer:passwort@rechner:5432/name schreiben oder weglassen"
        )
    if parts.query or parts.fragment:
        raise ValueError(
            "hinter dem Namen der Datenbank nichts anhängen (für TLS: PGSSLMODE);"
            " ? und # im Passwort als %3F und %23 schreiben"
        )
    return Database(
        name=unquote(parts.path.strip("/")),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=unquote(parts.hostname or ""),
        port=str(parts.port or ""),
    )
