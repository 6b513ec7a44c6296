"""What is the same for all things of an answer."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sozialatlas.core import addresses, languages
from sozialatlas.directory.models import slug_of
from sozialatlas.exchange.hsds.shapes import TaxonomyTerm


@dataclass(frozen=True, slots=True)
class Setting:
    """Where pages are, the words of taxonomies, how long a count of free places lasts.

    `root` has no slash at its end; words are found by the key of their row.
    """

    root: str
    terms: Mapping[str, Mapping[int, TaxonomyTerm]]
    capacity_lasts: dt.timedelta
    time_zone: str

    @property
    def contact(self) -> str:
        """Where people tell that something in a list is wrong."""
        return f"{self.root}/{languages.GERMAN}/{addresses.CONTACT}"

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which offices open and events begin."""
        return ZoneInfo(self.time_zone)

    def page(self, record_type: str, name: str, key: uuid.UUID) -> str:
        """Return the address of a record's page."""
        path = addresses.WORDS[record_type]
        return f"{self.root}/{languages.GERMAN}/{path}/{slug_of(name)}-{key}"

    def correction(self, page: str) -> str:
        """Return where people tell that a record is wrong."""
        return f"{page}/aendern"

    def terms_of(self, taxonomy: str, keys: Sequence[int]) -> tuple[TaxonomyTerm, ...]:
        """Return words by the keys of their rows; one that is no longer used is left out."""
        known = self.terms[taxonomy]
        return tuple(known[key] for key in keys if key in known)
