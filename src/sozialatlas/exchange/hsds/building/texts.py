"""Texts as HSDS takes them: nothing for an empty one, and addresses that machines can follow."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

# RFC 3986, 3.3 to 3.5: what may stand in a path, query or fragment besides letters and digits.
_IN_PATH = "/:@!$&'()*+,;=~-._%"
_IN_QUERY = _IN_PATH + "?"
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_REMEMBERED = 20_000


def said(text: str | None) -> str | None:
    """Return a text, None for an empty one."""
    return text or None


def moment(at: dt.datetime | None) -> str | None:
    """Return a moment as RFC 3339 writes it, in UTC and whole seconds."""
    if at is None:
        return None
    return f"{at.astimezone(dt.UTC).replace(microsecond=0, tzinfo=None).isoformat()}Z"


def day(on: dt.date | None) -> str | None:
    """Return a day as ISO 8601 writes it."""
    return None if on is None else on.isoformat()


def email(text: str) -> str | None:
    """Return a mail address that any program takes, None for others."""
    return text if _EMAIL.fullmatch(text) and ".." not in text and ".@" not in text else None


@lru_cache(maxsize=_REMEMBERED)
def uri(text: str) -> str | None:
    """Return the address of a web page as a URI (RFC 3986); None for what is none.

    People write umlauts and spaces; a host is written in its ASCII form, the rest with percents.
    """
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname or "", parts.port
        name = host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(name):
        return None
    place = f"{name}:{port}" if port else name
    path, query, rest = (
        _quoted(part, safe)
        for part, safe in (
            (parts.path, _IN_PATH),
            (parts.query, _IN_QUERY),
            (parts.fragment, _IN_QUERY),
        )
    )
    return urlunsplit((parts.scheme, place, path, query, rest))


_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?", re.IGNORECASE)


def _quoted(part: str, safe: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", part), safe=safe)
