"""Pages of a terminal without ways out: what leads elsewhere stays readable, as words."""

from __future__ import annotations

import re

from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect

from sozialatlas.core import addresses, languages

_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_HREF = re.compile(r'\bhref="([^"]*)"')
_LANG = re.compile(r'\b(?:lang|dir)="[^"]*"')
# Browsers read a backslash as a slash; pages for machines have ways out of their own.
_OUT = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}|/(?:api|admin)\b", re.IGNORECASE)


# The browser shows one in a viewer without a way back, and keeps the other.
_FILES = ("application/pdf", "text/calendar")


def closed(response: HttpResponseBase) -> HttpResponseBase:
    """Return the answer; of a page, the links that leave the installation become words.

    A file is no page of a terminal: instead of one its start page comes.
    """
    kind = response.headers.get("Content-Type", "")
    if kind.startswith(_FILES):
        return HttpResponseRedirect(addresses.page("", languages.current()))
    if isinstance(response, HttpResponse) and kind.startswith("text/html"):
        response.content = without_ways_out(response.content.decode())
    return response


def without_ways_out(html: str) -> str:
    """Return a page whose links to other hosts, mail and telephone are words.

    Our templates write every address in double quotes and no link within a link.
    """
    return _LINK.sub(_kept_or_words, html)


def _kept_or_words(found: re.Match[str]) -> str:
    href = _HREF.search(found[1])
    if href is None or not _OUT.match(href[1].strip()):
        return found[0]
    told = " ".join(_LANG.findall(found[1]))
    return f'<span class="way-out"{" " if told else ""}{told}>{found[2]}</span>{_written(href[1])}'


def _written(href: str) -> str:
    """Return the address of a page in words, to be typed elsewhere; none for mail and calls."""
    if not href.startswith(("https://", "http://")):
        return ""
    words = href.partition("://")[2].removesuffix("/")
    return f' <span class="way-out__address" dir="ltr">{words}</span>'
