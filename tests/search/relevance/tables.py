"""The tables of queries, with the names of real municipalities put in."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
CHECKING = "checking"
TUNING = "tuning"


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality that a query names: `lat` and `lon` of its seat."""

    name: str
    postal_code: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types, and the topics of which one answers it; `town` where it names one."""

    id: str
    kind: str
    text: str
    topics: frozenset[str]
    town: Town | None

    @property
    def is_question(self) -> bool:
        """Whether it is a whole sentence."""
        return self.kind.startswith("question")


def read(half: str, towns: Sequence[Town]) -> list[Query]:
    """Return the queries of a half; each that names a town gets another one."""
    with (FOLDER / f"{half}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [_query(row, towns[number % len(towns)]) for number, row in enumerate(rows)]


def _query(row: dict[str, str], town: Town) -> Query:
    text = row["query"].replace("{ort}", town.name).replace("{plz}", town.postal_code)
    return Query(
        id=row["id"],
        kind=row["kind"],
        text=text,
        topics=frozenset(row["topics"].split("|")),
        town=town if row["place"] else None,
    )
