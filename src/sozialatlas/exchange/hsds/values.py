"""Reads values of parameters; each reader raises ValueError with what is wrong."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Callable

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from sozialatlas.exchange.hsds.building.parts import WEEKDAYS

MOST_WORDS = 400
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE | re.ASCII)
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


def whole(low: int, high: int) -> Callable[[str], int]:
    """Return a reader of whole numbers between two limits, which are allowed themselves."""

    def read(text: str) -> int:
        if not re.fullmatch(r"\d{1,9}", text, re.ASCII) or not low <= int(text) <= high:
            raise ValueError(f"must be a whole number from {low} to {high}")
        return int(text)

    return read


def choice(*allowed: str) -> Callable[[str], str]:
    """Return a reader of a few words."""

    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError(f"must be one of {', '.join(allowed)}")
        return text

    return read


def yes(text: str) -> bool:
    """Return whether a text says yes."""
    known = {"true": True, "false": False}
    if text.lower() not in known:
        raise ValueError("must be true or false")
    return known[text.lower()]


def identifier(text: str) -> uuid.UUID:
    """Return the id that a text holds."""
    if not _ID.fullmatch(text):
        raise ValueError("must be a UUID")
    return uuid.UUID(text)


def moment(text: str) -> dt.datetime:
    """Return a moment; without a zone it is meant in UTC, a day alone begins at midnight there."""
    # A plus sign in an address stands for a space.
    text = text.strip().replace(" ", "+") if "T" in text else text.strip()
    try:
        found = parse_datetime(text)
        day = None if found else parse_date(text)
    except ValueError:
        found = day = None
    if found is None and day is None:
        raise ValueError("must be a date or a date and time of ISO 8601")
    if found is None:
        assert day is not None
        found = dt.datetime.combine(day, dt.time())
    try:
        aware = found if timezone.is_aware(found) else found.replace(tzinfo=dt.UTC)
        return aware.astimezone(dt.UTC)
    except OverflowError as error:
        raise ValueError("is too far away") from error


def clock(text: str) -> dt.time:
    """Return a time of day."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise ValueError("must be a time of day, HH:MM")
    return dt.time(int(found[1]), int(found[2]))


def days(text: str) -> tuple[str, ...]:
    """Return days of the week."""
    found = tuple(part.strip().upper() for part in text.split(","))
    if not set(found) <= set(WEEKDAYS):
        raise ValueError(f"must be days of the week, {', '.join(WEEKDAYS)}, with commas")
    return found


def words(text: str) -> str:
    """Return words to look for."""
    if not text.strip():
        raise ValueError("must not be empty")
    if len(text) > MOST_WORDS:
        raise ValueError(f"must not be longer than {MOST_WORDS} characters")
    return text.strip()


def postcode(text: str) -> str:
    """Return a postal code of Germany, Austria or Switzerland."""
    if not re.fullmatch(r"\d{4,5}", text, re.ASCII):
        raise ValueError("must be a postal code")
    return text
