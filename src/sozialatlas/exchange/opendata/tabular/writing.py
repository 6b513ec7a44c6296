"""Writes the package: all tables at once, each line as its thing comes by."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import msgspec

from sozialatlas.exchange import terms
from sozialatlas.exchange.hsds import shapes
from sozialatlas.exchange.hsds.building.texts import moment
from sozialatlas.exchange.hsds.shapes.base import Shape
from sozialatlas.exchange.opendata.formats import about
from sozialatlas.exchange.opendata.formats.csv_file import cell
from sozialatlas.exchange.opendata.source import Source
from sozialatlas.exchange.opendata.tabular.definitions import TABLES, UNIT, Table
from sozialatlas.exchange.opendata.tabular.walking import Walk

FILE_NAME = "hsds.zip"
DESCRIPTOR = "datapackage.json"
_Write = Callable[[Shape], object]


def write_packed(path: Path, source: Source) -> None:
    """Write the package as one file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in write(path.parent, source):
            archive.write(file, file.name)
            file.unlink()


def write(folder: Path, source: Source) -> Iterator[Path]:
    """Write the tables and the descriptor into a folder; yield each file when all are whole."""
    with ExitStack() as open_files:
        writers = {table.shape: _writer(folder, table, open_files) for table in TABLES}
        for thing in Walk(source).everything():
            writers[type(thing)](thing)
    descriptor = folder / DESCRIPTOR
    descriptor.write_bytes(msgspec.json.format(msgspec.json.encode(described(source)), indent=2))
    yield descriptor
    yield from (folder / table.path for table in TABLES)


def described(source: Source) -> dict[str, object]:
    """Return the descriptor of the package. Source: Data Package, version 1, 2021."""
    said = terms.of_data()
    return {
        "profile": "tabular-data-package",
        "name": "sozialatlas-hsds",
        "title": f"{said.publisher}: Sozialatlas (HSDS 3.1, HSDS-DE)",
        "description": about.attribution(said),
        "homepage": f"{source.root}/api/opendata/",
        "version": "3.1.0",
        "created": moment(source.now.at),
        "licenses": [{"title": said.licence.name, "path": said.licence.url}],
        "contributors": [{"title": said.publisher, "role": "publisher"}],
        "correction_url": about.correction_url(source.root),
        "resources": [table.described() for table in TABLES],
    }


def _writer(folder: Path, table: Table, open_files: ExitStack) -> _Write:
    file = (folder / table.path).open("w", encoding="utf-8", newline="")
    lines = csv.writer(open_files.enter_context(file), lineterminator="\r\n")
    lines.writerow(column.name for column in table.columns)
    values = _values(table)
    return lambda thing: lines.writerow(values(thing))


def _values(table: Table) -> Callable[[Shape], Sequence[str]]:
    """Return what makes a line of a thing; times have seconds, as Table Schema writes them."""
    columns = [(each.name, each.kind == "time") for each in table.columns]

    def line(thing: Shape) -> list[str]:
        if isinstance(thing, shapes.Capacity):
            return [_cell(_of_count(thing, name), is_time=False) for name, _ in columns]
        return [_cell(getattr(thing, name), is_time=is_time) for name, is_time in columns]

    return line


def _of_count(count: shapes.Capacity, name: str) -> str | int | None:
    value: str | int | None = count.unit.id if name == f"{UNIT}_id" else getattr(count, name)
    return value


def _cell(value: str | int | float | bool | None, *, is_time: bool) -> str:
    return f"{value}:00" if is_time and value else cell(value)
