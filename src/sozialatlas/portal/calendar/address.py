"""The address of a page of the calendar: a search, and the days that are shown of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from sozialatlas.portal.search.address import Pairs, SearchAddress

FROM = "from"
MONTH = "month"
MONTH_PATH = "/monat"
MAP_PATH = "/karte"
FEED_PATH = ".ics"


@dataclass(frozen=True, slots=True)
class CalendarAddress(SearchAddress):
    """A search of events with `showing`, the days; whoever changes a filter stays there."""

    showing: Pairs = ()

    @property
    def url(self) -> str:
        """The address itself."""
        pairs = (*self.pairs, *self.showing)
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    def at_day(self, iso: str) -> str:
        """Return the list from a day on; from today on where it is empty."""
        return replace(self, showing=((FROM, iso),) if iso else ()).url

    def in_month(self, month: str) -> str:
        """Return a page of another month."""
        return replace(self, showing=((MONTH, month),) if month else ()).url
