"""What a data set is: its words for the catalogue, its columns, and where its rows come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sozialatlas.exchange.opendata.columns import Field, Row
from sozialatlas.exchange.opendata.source import Keys, Source

CSV, XLSX, GEOJSON = "csv", "xlsx", "geojson"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """A table that is given away.

    Texts are German, as the data are. `themes` are codes of the EU's data themes; the first
    column is the key. Only what can lie somewhere comes as GeoJSON. `pick` reads some rows by
    their keys, for who asks for a page of them.
    """

    code: str
    title: str
    meaning: str
    keywords: tuple[str, ...]
    themes: tuple[str, ...]
    fields: tuple[Field, ...]
    rows: Callable[[Source], Iterator[Row]]
    has_places: bool = True
    pick: Callable[[Source, Keys], Iterator[Row]] | None = None

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats in which it comes."""
        return (CSV, XLSX, GEOJSON) if self.has_places else (CSV, XLSX)
