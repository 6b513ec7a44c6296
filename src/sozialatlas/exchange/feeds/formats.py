"""The two languages of feeds: Atom (RFC 4287) and RSS 2.0."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.xmlutils import SimplerXMLGenerator

from sozialatlas.exchange.feeds.entries import Entry

_MINUTES_REFRESHED = 360
# XML 1.0, 2.2: all that no document may hold, not even as a reference.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands above the entries; `page_url` is the search that the feed belongs to."""

    title: str
    text: str
    url: str
    page_url: str
    language: str
    publisher: str
    rights: str
    licence_url: str
    changed_at: dt.datetime


class Atom(Atom1Feed):
    """Atom with the licence as a link, and the page on which an entry is corrected."""

    content_type = "application/atom+xml; charset=utf-8"

    def latest_post_date(self) -> dt.datetime:
        """Return when the feed changed: the same feed is the same text."""
        return _moment(self.feed["changed_at"])

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Write what stands above the entries."""
        super().add_root_elements(handler)
        handler.addQuickElement("link", "", {"rel": "license", "href": self.feed["licence_url"]})

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, object]) -> None:
        """Write an entry."""
        super().add_item_elements(handler, item)
        correction = {"rel": "related", "type": "text/html", "href": str(item["comments"])}
        handler.addQuickElement("link", "", {**correction, "title": str(item["comments_title"])})


class Rss(Rss201rev2Feed):
    """RSS 2.0 with the licence as a link; `comments` leads to the page that corrects an entry."""

    content_type = "application/rss+xml; charset=utf-8"

    def latest_post_date(self) -> dt.datetime:
        """Return when the feed changed: the same feed is the same text."""
        return _moment(self.feed["changed_at"])

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Write what stands above the entries."""
        super().add_root_elements(handler)
        licence = {"rel": "license", "href": self.feed["licence_url"]}
        handler.addQuickElement("atom:link", "", licence)


FORMATS: Mapping[str, type[Atom] | type[Rss]] = {"atom": Atom, "rss": Rss}


def written(form: str, frame: Frame, entries: Sequence[Entry], correcting: str) -> str:
    """Return a feed as text; `correcting` is what the way to a correction is called."""
    feed = FORMATS[form](
        title=_clean(frame.title),
        link=frame.page_url,
        description=_clean(frame.text),
        language=frame.language,
        author_name=_clean(frame.publisher),
        subtitle=_clean(frame.text),
        feed_url=frame.url,
        feed_guid=frame.url,
        feed_copyright=_clean(frame.rights),
        ttl=_MINUTES_REFRESHED,
        licence_url=frame.licence_url,
        changed_at=frame.changed_at,
    )
    for entry in entries:
        _add(feed, entry, correcting, is_atom=form == "atom")
    return feed.writeString("utf-8")


def _add(feed: SyndicationFeed, entry: Entry, correcting: str, *, is_atom: bool) -> None:
    feed.add_item(
        title=_clean(entry.title),
        link=entry.url,
        description=_clean(entry.text),
        author_name=_clean(entry.provider),
        unique_id=entry.thing_id.urn,
        unique_id_is_permalink=False,
        # RSS knows one moment only: readers would not show again what keeps its first one.
        pubdate=_moment(entry.created_at if is_atom else entry.changed_at),
        updateddate=_moment(entry.changed_at),
        categories=[_clean(topic) for topic in entry.topics],
        comments=entry.correction_url,
        comments_title=_clean(correcting),
    )


def _moment(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC).replace(microsecond=0)


def _clean(text: str) -> str:
    return _NO_XML.sub(" ", text)
