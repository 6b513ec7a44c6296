"""Counts how often embeds are sent, also from memory, and without a word about to whom.

What is kept is a number for each embed and day. A fixed embed counts by itself; any other by its
portal and the host name of the page around it, which the browser tells as `Referer`. Nothing of
the person: no address, no time of day, no path of the page. The numbers wait in this process and
go to the database once a minute: three thousand requests a second write as little as one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from django.utils import timezone

from sozialatlas.core.tally import Tally
from sozialatlas.portal.embed.options import LONGEST_QUERY, PORTAL, PRESET, VIEWS
from sozialatlas.search import embed_uses, embeds
from sozialatlas.search.embed_uses import OTHERS, Source

if TYPE_CHECKING:
    from _typeshed import OptExcInfo
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MOST_WAITING = 2_000
_BEGIN = "/embed/v1/"
_LONGEST_HEADER = 500
_HOST = re.compile(r"[a-z0-9.-]{1,253}")

Write = Callable[[bytes], object]


class Counting:
    """Stands in front of the site and counts the embeds that it sends well."""

    def __init__(self, site: WSGIApplication, add: Callable[[Source], object]) -> None:
        """Keep the site, and whom to tell."""
        self._site = site
        self._add = add

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as the site does."""
        path = environ.get("PATH_INFO", "")
        if not path.startswith(_BEGIN) or environ["REQUEST_METHOD"] != "GET":
            return self._site(environ, start_response)
        found = source(path, environ.get("QUERY_STRING", ""), *_pages(environ))
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


def tally() -> Tally[Source]:
    """Return what the uses of embeds wait in for the next minute."""
    return Tally(
        lambda counts: embed_uses.add(counts, timezone.localdate()),
        most=MOST_WAITING,
        others=lambda source: Source(portal=source.portal, host=OTHERS),
    )


def source(path: str, query: str, referer: str, own: str) -> Source | None:
    """Return what an embed is counted as; None for what is none, and for our own preview."""
    host = _host(referer)
    if len(query) > LONGEST_QUERY or (host and host == own):
        return None
    found = _embed(path, query)
    if found is None or found.embed is not None:
        return found
    return Source(portal=found.portal, host=host)


def _pages(environ: Mapping[str, str]) -> tuple[str, str]:
    """Return the address of the page around an embed, and this site's own name."""
    referer = environ.get("HTTP_REFERER", "")
    own = environ.get("HTTP_HOST", "").partition(":")[0]
    return (referer if len(referer) <= _LONGEST_HEADER else ""), own


@lru_cache(maxsize=4_096)
def _embed(path: str, query: str) -> Source | None:
    if path.removeprefix(_BEGIN).removesuffix(".html") not in VIEWS:
        return None
    given = parse_qs(query)
    number = embeds.number_in(given.get(PRESET, [""])[0])
    return Source(embed=number) if number else Source(portal=given.get(PORTAL, [""])[0][:40])


@lru_cache(maxsize=4_096)
def _host(referer: str) -> str:
    try:
        host = urlsplit(referer).hostname or ""
    except ValueError:
        return ""
    return host if _HOST.fullmatch(host) else ""
