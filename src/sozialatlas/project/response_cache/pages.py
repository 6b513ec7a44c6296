"""Which requests ask for a public page that may be kept, and what tells two of them apart."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from urllib.parse import parse_qsl
from zoneinfo import ZoneInfo

from django.conf import settings

from sozialatlas.core import addresses
from sozialatlas.exchange.feeds.asking import OF_FEED, TYPES as PAGES_WITH_FEEDS
from sozialatlas.exchange.feeds.formats import FORMATS as FEED_FORMATS
from sozialatlas.exchange.hsds.parameters import LINES, OF_LIST, PARAMETERS
from sozialatlas.portal.embed.options import OWN as EMBED_OWN, VIEWS as EMBED_VIEWS
from sozialatlas.portal.profile.address import NAME as PROFILE
from sozialatlas.portal.results_map.borders import NAME as BORDERS
from sozialatlas.portal.views.oembed import NAMES as OEMBED
from sozialatlas.search.parameters import LISTS, NAMES

# Longer than any address that our own pages link to; whoever asks for more is answered uncached.
LONGEST_QUERY = 1_000
LONGEST_PATH = 500
_REMEMBERED = 4_096

Pairs = tuple[tuple[str, str], ...]


class Life(Enum):
    """For how long a page is right while no data change: pages that say what is open, a minute."""

    MINUTE = "minute"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Page:
    """A public page: its address in one canonical form."""

    path: str
    query: Pairs
    life: Life
    # Outside the languages' own paths the language comes from the browser.
    is_language_asked: bool = False
    # Its text lies in a file of the operator.
    has_file: bool = False


_RECORD = r"[a-z0-9_-]*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_LANGUAGE = "(?:" + "|".join(code for code, _name in settings.LANGUAGES) + ")"
_RESULTS = re.compile(
    rf"/{_LANGUAGE}/(?:suche|veranstaltungen/karte|mitmachen|vier-fragen(?:/[a-z-]+)?|barrieren)"
)
_DAYS = re.compile(rf"/{_LANGUAGE}/veranstaltungen")
_MONTH = re.compile(rf"/{_LANGUAGE}/veranstaltungen/monat")
_FEED = re.compile(rf"/{_LANGUAGE}/veranstaltungen\.ics")
_NEWEST = re.compile(
    rf"/{_LANGUAGE}/(?:{'|'.join(PAGES_WITH_FEEDS)})\.(?:{'|'.join(FEED_FORMATS)})"
)
_SITEMAP = re.compile(r"/sitemap(?:-[a-z]+-[1-9][0-9]{0,4})?\.xml")
_MAP = re.compile(rf"/{_LANGUAGE}/karte/[a-z]+(?:\.json|/auswahl)")
_PLAIN = re.compile(
    rf"/{_LANGUAGE}/(?:(?:angebote|veranstaltungen|mitmachen)/{_RECORD}|soforthilfe)?"
)
_EMBED = re.compile(rf"/embed/v1/(?:{'|'.join(EMBED_VIEWS)})(?:\.html)?")
_TEXT = re.compile(rf"/{_LANGUAGE}/(?:impressum|datenschutz|barrierefreiheit)")
_HSDS = re.compile(rf"/api/hsds/v3/(?:(?:{'|'.join(OF_LIST)})(?:/[0-9a-f-]{{36}})?)?")
_REPEATED = frozenset((*LISTS, "type", PROFILE))
_OF_MAP = (*NAMES, "zoom", "view")

_Make = Callable[[str, Pairs], Page | None]


def _of_hsds(path: str, query: Pairs) -> Page | None:
    """Return a page of the open interface; lines of all entries are sent while they are made."""
    return None if ("format", LINES) in query else Page(path, query, Life.DAY)


_KINDS: tuple[tuple[re.Pattern[str], tuple[str, ...], _Make], ...] = (
    (_PLAIN, (PROFILE,), lambda path, query: Page(path, query, Life.MINUTE)),
    (_RESULTS, (*NAMES, PROFILE, BORDERS), lambda path, query: Page(path, query, Life.MINUTE)),
    (_DAYS, (*NAMES, PROFILE, "from"), lambda path, query: Page(path, query, Life.MINUTE)),
    (_MONTH, (*NAMES, PROFILE, "month"), lambda path, query: Page(path, query, Life.MINUTE)),
    # Calendars come every few hours, and are told of what is to come: that is right for a day.
    (_FEED, NAMES, lambda path, query: Page(path, query, Life.DAY)),
    (_SITEMAP, (), lambda path, query: Page(path, query, Life.DAY)),
    (_NEWEST, OF_FEED, lambda path, query: Page(path, query, Life.DAY)),
    (
        re.compile("/api/search"),
        (*NAMES, "portal"),
        # Its facets count what is open now.
        lambda path, query: Page(path, query, Life.MINUTE, is_language_asked=True),
    ),
    # What the county gives in HSDS changes with its data and with the day alone.
    (_HSDS, tuple(PARAMETERS), _of_hsds),
    (_MAP, _OF_MAP, lambda path, query: Page(path, query, Life.MINUTE)),
    (_EMBED, (*EMBED_OWN, *NAMES), lambda path, query: Page(path, query, Life.MINUTE)),
    (re.compile("/api/oembed"), OEMBED, lambda path, query: Page(path, query, Life.DAY)),
    (re.compile(r"/embed/v1\.js"), (), lambda path, query: Page(path, query, Life.DAY)),
    (_TEXT, (), lambda path, query: Page(path, query, Life.DAY, has_file=True)),
    (
        re.compile(r"/api/(?:openapi\.json)?"),
        (),
        lambda path, query: Page(path, query, Life.DAY, is_language_asked=True),
    ),
)


def page(path: str, query: str) -> Page | None:
    """Return the public page of an address, or None for what is never kept.

    An unknown parameter is never kept: it would make a new page of the same one at will.
    """
    if len(query) > LONGEST_QUERY or len(path) > LONGEST_PATH or not (path + query).isascii():
        return None
    return _page(path, query)


@lru_cache(maxsize=_REMEMBERED)
def _page(path: str, query: str) -> Page | None:
    _portal, inside = addresses.portal_of(path)
    for pattern, names, make in _KINDS:
        if pattern.fullmatch(inside):
            pairs = _canonical(query, names)
            return None if pairs is None else make(path, pairs)
    return None


def _canonical(query: str, names: tuple[str, ...]) -> Pairs | None:
    """Return the parameters in one order of their names; None where that would mix up pages.

    An empty value stays part of it, and who gives twice what may be given once is answered
    uncached: a page with some of its parameters left out must not stand for one without them.
    """
    try:
        given = parse_qsl(query, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        return None  # what stands for broken bytes may also be asked for: that is another page
    if any(name not in names for name, _ in given):
        return None
    single = [name for name, _ in given if name not in _REPEATED]
    if len(single) != len(set(single)):
        return None
    return tuple(sorted(given, key=lambda pair: names.index(pair[0])))


def bucket(life: Life, now: dt.datetime, zone: ZoneInfo) -> int:
    """Return a number that stays the same for as long as a page is right."""
    if life is Life.MINUTE:
        return int(now.timestamp()) // 60
    return now.astimezone(zone).toordinal()
