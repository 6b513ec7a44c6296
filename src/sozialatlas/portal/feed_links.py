"""The feeds of what is new and changed in a search: they hang beside its page of results."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sozialatlas.core import addresses
from sozialatlas.portal.search.address import SearchAddress

_TYPES = {"atom": "application/atom+xml", "rss": "application/rss+xml"}
# What a page of results has and its feed does not.
_OF_PAGE = ("sort", "page", "page_size", "open_now")


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed by its media type."""

    type: str
    path: str


def links(address: SearchAddress, word: str, language: str) -> list[FeedLink]:
    """Return the feeds of a search, the better format first; what somebody needs is not told."""
    return beside(replace(address, path=addresses.page(word, language)))


def beside(address: SearchAddress) -> list[FeedLink]:
    """Return the feeds of a page of results by its own address."""
    shared = address.of_nobody.without(*_OF_PAGE)
    return [
        FeedLink(media_type, replace(shared, path=f"{address.path}.{ending}").url)
        for ending, media_type in _TYPES.items()
    ]
