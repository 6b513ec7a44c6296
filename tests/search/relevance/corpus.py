"""What all engines search: the records of one installation with their texts and topics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import hypot

from django.utils import timezone

from sozialatlas.search.documents import Catalogue, every_id
from sozialatlas.search.documents.batches import records_of
from sozialatlas.search.documents.record import Record, Whereabouts
from sozialatlas.search.documents.rendering import said
from sozialatlas.search.requests import SERVICE
from tests.search.relevance.tables import Query, Town

# A record answers for a town up to this far from its seat: the radius that the search assumes.
NEAR_KM = 10.0
_BATCH = 2_000
_KM_A_DEGREE = 111.2
_COSINE_OF_GERMANY = 0.63


@dataclass(frozen=True, slots=True)
class Entry:
    """One record: its texts as written, and what decides whether it is a right answer."""

    id: str
    name: str
    body: str
    topics: frozenset[str]
    point: tuple[float, float] | None

    def answers(self, query: Query) -> bool:
        """Return whether this is a right answer to a query."""
        return not self.topics.isdisjoint(query.topics) and self._is_near(query.town)

    def _is_near(self, town: Town | None) -> bool:
        if town is None or self.point is None:
            return True
        north = (self.point[0] - town.lat) * _KM_A_DEGREE
        east = (self.point[1] - town.lon) * _KM_A_DEGREE * _COSINE_OF_GERMANY
        return hypot(north, east) <= NEAR_KM


def entries() -> Iterator[Entry]:
    """Yield all services of the installation."""
    catalogue = Catalogue(timezone.now())
    ids = every_id()
    while batch := frozenset(islice(ids, _BATCH)):
        for record in records_of(batch):
            if record.type == SERVICE:
                yield _entry(record, catalogue)


def _entry(record: Record, catalogue: Catalogue) -> Entry:
    told = said(record, catalogue)
    return Entry(
        id=str(record.id),
        name=". ".join(told.names),
        body=". ".join((*told.texts, *told.places)),
        topics=frozenset(
            code for row in record.terms.topics for code in catalogue.topics[row].codes
        ),
        point=_point(record.where),
    )


def _point(where: Whereabouts | None) -> tuple[float, float] | None:
    if where is None or where.lat is None or where.lon is None:
        return None
    return where.lat, where.lon
