"""The address of a list: its entries in the order in which they were saved."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from sozialatlas.core import addresses
from sozialatlas.portal import saved_ids as ids

PATH = "merkliste"
COMPARISON = f"{PATH}/vergleich"
HANDOUT = f"{PATH}/handzettel.pdf"
CALENDAR = f"{PATH}/termine.ics"
MOST = 50
"""More is no list to take along, and would not fit in a QR code that telephones read."""


@dataclass(frozen=True, slots=True)
class SavedList:
    """The short ids of a list, each once.

    `left_out` are entries beyond the most; `unreadable` are values that are no ids.
    """

    ids: tuple[str, ...] = ()
    left_out: int = 0
    unreadable: int = 0

    @classmethod
    def of(cls, values: Iterable[str]) -> SavedList:
        """Return the list of an address."""
        given = list(values)
        known = [ids.parsed(text.strip()) for text in given]
        found = tuple(dict.fromkeys(filter(None, known)))
        return cls(found[:MOST], max(0, len(found) - MOST), known.count(""))

    @property
    def query(self) -> str:
        """The list as it stands in an address."""
        return urlencode([("id", each) for each in self.ids])

    def url(self, language: str, path: str = PATH) -> str:
        """Return the path of a page of this list."""
        page = addresses.page(path, language)
        return f"{page}?{self.query}" if self.ids else page

    def with_more(self, more: Sequence[str]) -> SavedList:
        """Return the list with entries at its end."""
        return SavedList.of((*self.ids, *more))

    def without(self, short_id: str) -> SavedList:
        """Return the list without an entry."""
        return SavedList(tuple(each for each in self.ids if each != short_id))

    def moved(self, short_id: str, by: int) -> SavedList:
        """Return the list with an entry that many places further down."""
        rest = self.without(short_id).ids
        at = max(0, min(len(rest), self.ids.index(short_id) + by))
        return replace(self, ids=(*rest[:at], short_id, *rest[at:]))


def saving(record_id: uuid.UUID, language: str) -> str:
    """Return the page of a list that holds this one record: what saving does without script."""
    return SavedList((ids.short(record_id),)).url(language)
