"""The address of a page of the calendar: a search, and the days that are shown of it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from urllib.parse import parse_qsl, urlencode

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

    @classmethod
    def over(cls, address: SearchAddress, showing: Pairs) -> CalendarAddress:
        """Return the address of a search with the days that are shown of it."""
        given = {each.name: getattr(address, each.name) for each in fields(address)}
        return cls(**given, showing=showing)

    @property
    def url(self) -> str:
        """The address itself."""
        query = "&".join(filter(None, (self.query, urlencode(self.showing))))
        return f"{self.path}?{query}" if query else self.path

    @property
    def hidden(self) -> Pairs:
        """What a form sends along that asks for another day of the same search."""
        return tuple(parse_qsl(self.query))

    def at_day(self, iso: str) -> str:
        """Return the list from a day on; from today on where it is empty."""
        return replace(self, showing=((FROM, iso),) if iso else ()).url

    def in_month(self, month: str) -> str:
        """Return a page of another month."""
        return replace(self, showing=((MONTH, month),) if month else ()).url
