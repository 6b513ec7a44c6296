"""Reads single values as people write them; what cannot be read is named, never guessed."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from django.utils import timezone

from sozialatlas.exchange.importers.findings import CellError, Reason

_YES = frozenset(("ja", "j", "yes", "y", "true", "wahr", "1", "x"))
_NO = frozenset(("nein", "n", "no", "false", "falsch", "0"))
_UNKNOWN = frozenset(("", "unbekannt", "unknown", "?", "k. a.", "k.a."))
_COMMA_NUMBER = re.compile(r"[+-]?\d{1,3},\d+")
_GERMAN_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?")
_WEB = re.compile(r"https?://[^\s/<>\"]+\.[^\s<>\"]+", re.IGNORECASE)
_MAIL = re.compile(r"[^@\s<>\",;]+@[\w-]+(\.[\w-]+)+")


def whole_number(field: str, text: str) -> int | None:
    """Return a whole number from 0, or None for nothing."""
    if not text:
        return None
    if not re.fullmatch(r"\d{1,9}", text):
        raise CellError(field, Reason.BAD_NUMBER, text[:40])
    return int(text)


def coordinate(field: str, text: str) -> float | None:
    """Return degrees; a decimal comma is refused, since a separator may have been meant."""
    if not text:
        return None
    if _COMMA_NUMBER.fullmatch(text):
        better = text.replace(",", ".")
        raise CellError(field, Reason.DECIMAL_COMMA, f"{better} statt {text}")
    if not re.fullmatch(r"[+-]?\d{1,3}(\.\d+)?([eE]-?\d+)?", text):
        raise CellError(field, Reason.BAD_NUMBER, text[:40])
    return float(text)


def yes_or_no(field: str, text: str) -> bool:
    """Return whether the cell says yes; nothing is no."""
    return answer(field, text) == "yes"


def answer(field: str, text: str) -> str:
    """Return yes, no or unknown; nothing is unknown."""
    folded = text.strip().lower()
    if folded in _YES:
        return "yes"
    if folded in _NO:
        return "no"
    if folded in _UNKNOWN:
        return "unknown"
    raise CellError(field, Reason.BAD_CHOICE, text[:40])


def day(field: str, text: str) -> dt.date | None:
    """Return a day, or None for nothing."""
    if not text:
        return None
    german = _GERMAN_DATE.fullmatch(text)
    iso = "{2:0>4}-{1:0>2}-{0:0>2}".format(*german.groups()) if german else text[:10]
    try:
        return dt.date.fromisoformat(iso)
    except ValueError as error:
        raise CellError(field, Reason.BAD_DATE, text[:40]) from error


def moment(field: str, text: str) -> dt.datetime | None:
    """Return a day and time, by the clock of the installation; a day alone is refused."""
    if not text:
        return None
    date, _, clock = text.replace("T", " ", 1).partition(" ")
    on = day(field, date)
    try:
        at = dt.time.fromisoformat(clock.strip().removesuffix("Uhr").strip())
    except ValueError as error:
        raise CellError(field, Reason.BAD_TIME, text[:40]) from error
    if on is None or at.tzinfo is not None:
        raise CellError(field, Reason.BAD_TIME, text[:40])
    return dt.datetime.combine(on, at, tzinfo=timezone.get_default_timezone())


def money(field: str, text: str) -> Decimal | None:
    """Return an amount, or None for nothing; decimal comma and point are both usual."""
    bare = text.removesuffix("€").removesuffix("EUR").strip()
    if not bare:
        return None
    if not re.fullmatch(r"\d{1,7}([.,]\d{1,2})?", bare):
        raise CellError(field, Reason.BAD_NUMBER, text[:40])
    return Decimal(bare.replace(",", "."))


def web_address(text: str) -> str:
    """Return an address of the web, of several the first; empty where it is none."""
    first = re.split(r"\s*[;,]\s+|\s+;\s*|\s+", text.strip(), maxsplit=1)[0].rstrip(";,")
    if _WEB.fullmatch(first):
        return first
    return f"https://{first}" if _HOST.fullmatch(first) and first == text.strip() else ""


def mail_address(text: str) -> str:
    """Return a mail address, of several the first; empty where it is none."""
    first = re.split(r"[;,\s]+", text.strip().removeprefix("mailto:"), maxsplit=1)[0]
    return first if _MAIL.fullmatch(first) else ""


def postal_code(text: str, country: str) -> str:
    """Return a postal code; spreadsheets drop the zero in front of German ones."""
    return f"0{text}" if country == "DE" and re.fullmatch(r"\d{4}", text) else text


def pieces(text: str, separator: str) -> tuple[str, ...]:
    """Return the parts of a list, each once, without empty ones."""
    parts = (part.strip() for part in text.split(separator))
    return tuple(dict.fromkeys(part for part in parts if part))
