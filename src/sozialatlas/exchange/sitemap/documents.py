"""Sitemaps as XML (sitemaps.org, protocol 0.9), with the other languages of each page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

MOST_URLS = 50_000
MOST_BYTES = 50 * 1024 * 1024
"""What one file may hold at most, says the protocol."""

CONTENT_TYPE = "application/xml; charset=utf-8"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the index."""

    url: str
    changed_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page by its addresses in each language."""

    urls: Mapping[str, str]
    changed_at: dt.datetime | None = None


def index(parts: Iterable[Part]) -> str:
    """Return the list of the files."""
    listed = "".join(
        f"<sitemap><loc>{escape(part.url)}</loc>{_moment(part.changed_at)}</sitemap>\n"
        for part in parts
    )
    return f"{_HEAD}<sitemapindex {_NAMESPACE}>\n{listed}</sitemapindex>\n"


def urls(pages: Iterable[Page]) -> str:
    """Return one file: each page once in each language, which all name each other."""
    listed = "".join(map(_page, pages))
    return f"{_HEAD}<urlset {_NAMESPACE} {_XHTML}>\n{listed}</urlset>\n"


def _page(page: Page) -> str:
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(url)}/>'
        for language, url in page.urls.items()
    )
    told = f"{_moment(page.changed_at)}{others}"
    return "".join(f"<url><loc>{escape(url)}</loc>{told}</url>\n" for url in page.urls.values())


def _moment(moment: dt.datetime | None) -> str:
    if moment is None:
        return ""
    return f"<lastmod>{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}</lastmod>"
