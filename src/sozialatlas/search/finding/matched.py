"""What a request finds in one state of the index, before it is listed and counted."""

from __future__ import annotations

from dataclasses import dataclass

from sozialatlas.search.finding.counting import Counting
from sozialatlas.search.finding.ranked import Ranked
from sozialatlas.search.finding.texts import Text


@dataclass(frozen=True, slots=True)
class Matched:
    """The hits of a request; the totals are those of `SearchAnswer`."""

    text: Text
    total: int
    ranking: Ranked
    counting: Counting
    outside_total: int
    home_total: int = 0
    beside_total: int = 0
