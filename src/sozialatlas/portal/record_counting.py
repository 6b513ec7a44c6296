"""Counts how often the pages of records are sent, also from memory, and after which words.

What is kept is a number for each record and day, and one for each record, month and words of the
search that somebody came from, which the browser tells as `Referer`. Nothing of the person: no
address, no time of day, no other page. Words of few days are never shown (`search.record_uses`).
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.utils import timezone

from sozialatlas.core.invisible import CONTROL
from sozialatlas.core.tally import Tally
from sozialatlas.search import record_uses
from sozialatlas.search.models.record_use import LONGEST_WORDS
from sozialatlas.search.record_uses import Opened

if TYPE_CHECKING:
    from _typeshed import OptExcInfo
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MOST_WAITING = 20_000
_LONGEST_HEADER = 1_000
_LANGUAGE = "(?:" + "|".join(code for code, _name in settings.LANGUAGES) + ")"
_RECORD = re.compile(
    rf"(?:/[a-z0-9-]+)?/{_LANGUAGE}/(?:angebote|veranstaltungen|mitmachen)/[^/]*"
    r"(?P<id>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})"
)
_RESULTS = re.compile(
    rf"(?:/[a-z0-9-]+)?/{_LANGUAGE}/(?:suche|veranstaltungen|mitmachen)(?:/karte)?"
)
# Programs that say so themselves; who hides it is counted, as everywhere.
_PROGRAM = re.compile(
    r"bot|crawl|spider|slurp|preview|monitor|curl|wget|python|scan", re.IGNORECASE
)

Write = Callable[[bytes], object]


class Counting:
    """Stands in front of the site and counts the pages of records that it sends well."""

    def __init__(self, site: WSGIApplication, add: Callable[[Opened], object]) -> None:
        """Keep the site, and whom to tell."""
        self._site = site
        self._add = add

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as the site does."""
        found = opened(environ) if environ["REQUEST_METHOD"] == "GET" else None
        if found is None:
            return self._site(environ, start_response)

        def begin(
            status: str, headers: list[tuple[str, str]], error: OptExcInfo | None = None, /
        ) -> Write:
            if status.startswith(("200", "304")):
                self._add(found)
            return start_response(status, headers, error)

        return self._site(environ, begin)


def in_front_of(site: WSGIApplication) -> WSGIApplication:
    """Return the site with a counter before it, and before its memory of answers."""
    return Counting(site, tally().add)


def tally() -> Tally[Opened]:
    """Return what the uses of records wait in for the next minute."""
    return Tally(
        lambda counts: record_uses.add(counts, timezone.localdate()),
        most=MOST_WAITING,
        # Too many different words: the record still counts.
        others=lambda found: Opened(found.record_id) if found.words else None,
    )


def opened(environ: WSGIEnvironment) -> Opened | None:
    """Return which record a request opens and after which words; None for anything else."""
    path = environ.get("PATH_INFO", "")
    record_id = _record(path) if len(path) < _LONGEST_HEADER else None
    if record_id is None or _PROGRAM.search(environ.get("HTTP_USER_AGENT", "")):
        return None
    referer, host = environ.get("HTTP_REFERER", ""), environ.get("HTTP_HOST", "")
    return Opened(record_id, words(referer, host) if len(referer) < _LONGEST_HEADER else "")


@lru_cache(maxsize=4_096)
def _record(path: str) -> uuid.UUID | None:
    match = _RECORD.fullmatch(path)
    return uuid.UUID(match["id"]) if match else None


@lru_cache(maxsize=4_096)
def words(referer: str, host: str) -> str:
    """Return the words of our own page of results that somebody came from, in one form."""
    try:
        parts = urlsplit(referer)
        given = parse_qs(parts.query).get("q", [""])[0]
    except ValueError:
        return ""
    if parts.netloc != host or not _RESULTS.fullmatch(parts.path):
        return ""
    said = " ".join(CONTROL.sub(" ", given).lower().split())
    return said if len(said) <= LONGEST_WORDS else ""
