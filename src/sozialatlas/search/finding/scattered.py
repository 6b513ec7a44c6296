"""Where very many hits lie, for the map: numbers only, 24 bytes a hit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tantivy import DocAddress, Searcher

from sozialatlas.search.engine.schema import POINT
from sozialatlas.search.finding.found import Question
from sozialatlas.search.finding.parts import parts
from sozialatlas.search.finding.sources import column
from sozialatlas.search.points import Floats, unpack

BYTES_PER_HIT = 24


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the engine has each hit: the number of its segment, and its own in there."""

    segments: NDArray[np.uint32]
    documents: NDArray[np.uint32]

    def address(self, position: int) -> DocAddress:
        """Return where the engine has a hit."""
        return DocAddress(int(self.segments[position]), int(self.documents[position]))


@dataclass(frozen=True, slots=True)
class Scattered:
    """Hits in no certain order; NaN without a place."""

    source: Addresses
    lat: Floats
    lon: Floats

    def __len__(self) -> int:
        return len(self.lat)


def scattered(question: Question) -> Scattered:
    """Return all hits of a question, however many."""
    read = [_part(each, question.searcher) for each in parts(question.query, question.searcher)]
    if not read:
        nowhere = np.zeros(0)
        return Scattered(_addresses([]), nowhere, nowhere)
    return Scattered(
        source=Addresses(
            np.concatenate([each.source.segments for each in read]),
            np.concatenate([each.source.documents for each in read]),
        ),
        lat=np.concatenate([each.lat for each in read]),
        lon=np.concatenate([each.lon for each in read]),
    )


def _part(addresses: list[DocAddress], searcher: Searcher) -> Scattered:
    return Scattered(_addresses(addresses), *unpack(column(searcher, POINT, addresses)))


def _addresses(addresses: list[DocAddress]) -> Addresses:
    count = len(addresses)
    return Addresses(
        np.fromiter((each.segment_ord for each in addresses), np.uint32, count),
        np.fromiter((each.doc for each in addresses), np.uint32, count),
    )
