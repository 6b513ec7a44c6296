"""Whole answers of public pages, kept in front of Django and its middleware.

Only what everybody would be sent may be kept: no cookie that says who asks, none that is set. See
docs/decisions/0006.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_from_request

from sozialatlas.project.response_cache import version as versions
from sozialatlas.project.response_cache.pages import Page, bucket, page
from sozialatlas.project.response_cache.store import Answer, Store, is_same
from sozialatlas.project.response_cache.version import Version
from sozialatlas.search.understanding import meaning

if TYPE_CHECKING:
    from _typeshed import OptExcInfo
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MEGABYTE = 1_000_000
_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)
# The request as everybody would send it: with nothing held already.
_OWN = (
    "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_RANGE",
    "HTTP_IF_UNMODIFIED_SINCE", "HTTP_IF_RANGE",
)  # fmt: skip
_VARIES = frozenset({"accept-encoding", "accept-language", "hx-request"})
# What these say is remembered: longer than any browser's, they would fill the memory.
LONGEST_HEADER = 500
_REMEMBERED_HEADERS = ("HTTP_ACCEPT_LANGUAGE", "HTTP_ACCEPT_ENCODING", "HTTP_HOST")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request for a public page, with the state of the world in which it came."""

    key: Hashable
    version: Version
    bucket: int


class ResponseCache:
    """Answers from memory what it may, and hands everything else on."""

    def __init__(self, site: WSGIApplication, megabytes: int, zone: ZoneInfo) -> None:
        """Keep the site behind it."""
        self._site = site
        self._zone = zone
        self._store = Store(megabytes * MEGABYTE)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        asked = self._asked(environ)
        if asked is None:
            return self._site(environ, start_response)
        answer = self._store.get(asked.key, asked.version, asked.bucket)
        if answer is None:
            missed = meaning.missed()
            answer = _made(self._site, environ)
            if _is_for_everybody(answer):
                answer = answer.marked().packed()
                # A page that the sentence model was too late for is better the next time.
                is_whole = meaning.missed() == missed
                if is_whole and asked.version.is_settled(versions.now()):
                    self._store.put(asked.key, asked.version, asked.bucket, answer)
        return _sent(answer, environ, start_response)

    def _asked(self, environ: WSGIEnvironment) -> _Asked | None:
        """Return what is asked for; None where the answer may not come from memory."""
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or _knows_person(environ):
            return None
        if any(len(environ.get(name, "")) > LONGEST_HEADER for name in _REMEMBERED_HEADERS):
            return None
        found = page(environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", ""))
        if found is None:
            return None
        # Read before the page is made: what changes meanwhile must count as newer than it.
        version = versions.current(has_file=found.has_file)
        if version is None:
            return None
        now = dt.datetime.now(dt.UTC)
        return _Asked(_key(environ, found), version, bucket(found.life, now, self._zone))


def in_front_of(site: WSGIApplication, megabytes: int) -> WSGIApplication:
    """Return the site with a cache before it, of so many megabytes: 0 packs and keeps nothing."""
    return ResponseCache(site, megabytes, ZoneInfo(settings.TIME_ZONE))


def _knows_person(environ: WSGIEnvironment) -> bool:
    if "HTTP_AUTHORIZATION" in environ:
        return True
    cookies = environ.get("HTTP_COOKIE", "")
    if not cookies:
        return False
    own = (settings.SESSION_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME, "messages")
    names = {one.partition("=")[0].strip() for one in cookies.split(";")}
    return not names.isdisjoint(own)


def _key(environ: WSGIEnvironment, found: Page) -> Hashable:
    proxy = settings.SECURE_PROXY_SSL_HEADER
    language = environ.get("HTTP_ACCEPT_LANGUAGE", "") if found.is_language_asked else None
    return (
        environ.get("wsgi.url_scheme"),
        environ.get(proxy[0]) if proxy else None,
        environ.get("HTTP_HOST"),
        environ.get("SCRIPT_NAME"),
        "HTTP_HX_REQUEST" in environ,
        None if language is None else _language(language),
        found,
    )


@lru_cache(maxsize=1_000)
def _language(accepted: str) -> str:
    """Return the language that Django chooses for a browser: few, where headers are many."""
    request = HttpRequest()
    request.META["HTTP_ACCEPT_LANGUAGE"] = accepted
    return get_language_from_request(request)


def _made(site: WSGIApplication, environ: WSGIEnvironment) -> Answer:
    """Return the site's own answer, as plain text: its mark is that of the text."""
    asked = {name: value for name, value in environ.items() if name not in _OWN}
    asked["REQUEST_METHOD"] = "GET"
    asked["HTTP_ACCEPT_ENCODING"] = "identity"
    told: list[tuple[str, list[tuple[str, str]]]] = []

    def start(
        status: str, headers: list[tuple[str, str]], _error: OptExcInfo | None = None, /
    ) -> _Write:
        told.append((status, headers))
        return _never_written

    parts = site(asked, start)
    try:
        body = b"".join(parts)
    finally:
        close = getattr(parts, "close", None)
        if close is not None:
            close()
    status, headers = told[-1]
    return Answer(status, tuple(headers), body)


def _is_for_everybody(answer: Answer) -> bool:
    """Return whether an answer may be kept: whole, well, and the same whoever asks."""
    if not answer.status.startswith("200 "):
        return False
    headers = {name.lower(): value.lower() for name, value in answer.headers}
    control = headers.get("cache-control", "")
    is_private = any(word in control for word in ("no-store", "private", "no-cache"))
    varies = {name.strip() for name in headers.get("vary", "").split(",") if name.strip()}
    return "set-cookie" not in headers and not is_private and varies <= _VARIES


def _sent(
    answer: Answer, environ: WSGIEnvironment, start_response: StartResponse
) -> Iterable[bytes]:
    if is_same(answer.etag, environ.get("HTTP_IF_NONE_MATCH", "")):
        answer = answer.not_modified()
    elif not _reads_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
        answer = answer.unpacked()
    start_response(answer.status, list(answer.headers))
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [answer.body]


@lru_cache(maxsize=1_000)
def _reads_gzip(accepted: str) -> bool:
    return _GZIP.search(accepted) is not None


class _Write:
    """The old way of WSGI to send a body, which Django never uses."""

    def __call__(self, _data: bytes, /) -> object:
        """Refuse."""
        raise NotImplementedError("an answer is returned, not written")


_never_written = _Write()
