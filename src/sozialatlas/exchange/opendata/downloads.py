"""Downloads of one data set in one format, written while they are read."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sozialatlas.exchange.opendata.columns import Row
from sozialatlas.exchange.opendata.formats import about, csv_file, geojson, xlsx_file
from sozialatlas.exchange.opendata.formats.about import About
from sozialatlas.exchange.opendata.source import Source
from sozialatlas.exchange.opendata.tables import CSV, GEOJSON, XLSX, DataSet
from sozialatlas.exchange.opendata.tabular import writing as tabular

CONTENT_TYPES: Mapping[str, str] = {
    CSV: csv_file.CONTENT_TYPE,
    XLSX: xlsx_file.CONTENT_TYPE,
    GEOJSON: geojson.CONTENT_TYPE,
}
_STREAMED: Mapping[str, Callable[[Iterable[Row], About], Iterator[bytes]]] = {
    CSV: csv_file.parts,
    GEOJSON: geojson.parts,
}
PACKAGE = tabular.FILE_NAME
_READ_AT_ONCE = 1 << 18


@dataclass(frozen=True, slots=True)
class Download:
    """A data set in a format, as of the moment of its source."""

    dataset: DataSet
    format: str
    source: Source

    @property
    def file_name(self) -> str:
        """The name of the file, without a day: a link to it stays right."""
        return f"{self.dataset.code}.{self.format}"

    def parts(self) -> Iterator[bytes]:
        """Yield the file, part by part."""
        rows, said = self.dataset.rows(self.source), self._about()
        write = _STREAMED.get(self.format)
        if write is not None:
            return write(rows, said)
        return _put_together(self.file_name, self.write)

    def write(self, path: Path) -> None:
        """Write the file."""
        if self.format == XLSX:
            xlsx_file.write(path, self.dataset.rows(self.source), self._about())
            return
        with path.open("wb") as file:
            file.writelines(self.parts())

    def _about(self) -> About:
        return about.of(self.dataset, self.source.root, self.source.now.at)


def package(source: Source) -> Iterator[bytes]:
    """Yield the tabular data package of HSDS, part by part."""
    yield from _put_together(tabular.FILE_NAME, lambda path: tabular.write_packed(path, source))


def _put_together(name: str, write: Callable[[Path], None]) -> Iterator[bytes]:
    with tempfile.TemporaryDirectory(prefix="sozialatlas-") as folder:
        path = Path(folder) / name
        write(path)
        with path.open("rb") as file:
            while part := file.read(_READ_AT_ONCE):
                yield part
