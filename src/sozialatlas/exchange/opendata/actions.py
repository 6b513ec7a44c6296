"""Writes the dump of all data: whole or not at all."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
from django.utils import timezone, translation

from sozialatlas.core import languages
from sozialatlas.exchange.opendata import columns, dumps, readme, source
from sozialatlas.exchange.opendata.downloads import Download
from sozialatlas.exchange.opendata.dumps import Dump, Member
from sozialatlas.exchange.opendata.source import Source
from sozialatlas.exchange.opendata.tables import DATASETS, DataSet
from sozialatlas.exchange.opendata.tabular import writing as tabular

SUMS = "SHA256SUMS"
_AT_ONCE = 1 << 20
_BEGUN = ".new-"
_LONGEST_SECONDS = 2 * 60 * 60


def dump(*, root: str, at: dt.datetime, into: Path | None = None) -> Dump:
    """Write a dump as of a moment and return it; `root` is the address of the site.

    Without a folder of one's own it is put where the site serves it, and old ones go. What is
    there stays as it is until the new one is whole.
    """
    folder = into or dumps.folder()
    folder.mkdir(parents=True, exist_ok=True)
    with (
        translation.override(languages.GERMAN),
        tempfile.TemporaryDirectory(prefix=_BEGUN, dir=folder) as work,
    ):
        made = _made(Path(work), source.of_now(root, at))
        names = dumps.Names(made.file_name)
        # The description last: without it nobody is given the dump.
        for name in (names.file, names.checksum, names.description):
            (Path(work) / name).replace(folder / name)
    if into is None:
        forget_old(today=timezone.localdate(at))
    return made


def forget_old(*, today: dt.date) -> None:
    """Remove dumps that are too old, and those that hold an address that became secret since.

    What a killed process left goes as well.
    """
    for begun in dumps.folder().glob(f"{_BEGUN}*"):
        if begun.stat().st_mtime < time.time() - _LONGEST_SECONDS:
            shutil.rmtree(begun, ignore_errors=True)
    oldest = dumps.names_on(today - dt.timedelta(days=dumps.KEPT_DAYS - 1)).file
    given = {found.file_name for found in dumps.all_dumps()}
    for path in sorted(dumps.folder().glob("sozialatlas-*.zip")):
        if path.name < oldest or path.name not in given:
            names = dumps.Names(path.name)
            for name in (names.description, names.checksum, names.file):
                (dumps.folder() / name).unlink(missing_ok=True)


def _made(work: Path, read: Source) -> Dump:
    names = dumps.names_on(read.now.today)
    path = work / names.file
    members = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in _files(work, read):
            name = file.relative_to(work).as_posix()
            members.append(Member(name, file.stat().st_size, _sha256(file)))
            archive.write(file, name)
            file.unlink()
        archive.writestr(SUMS, "".join(f"{each.sha256}  {each.name}\n" for each in members))
    made = Dump(names.file, read.now.at, path.stat().st_size, _sha256(path), tuple(members))
    (work / names.checksum).write_text(f"{made.sha256}  {names.file}\n", encoding="ascii")
    (work / names.description).write_bytes(msgspec.json.encode(made))
    return made


def _files(work: Path, read: Source) -> Iterator[Path]:
    """Yield the files of a dump as they are written; each is taken before the next is made."""
    yield _written(work / "LIESMICH.txt", readme.text(read))
    for dataset in DATASETS.values():
        yield _written(work / f"{dataset.code}.schema.json", _schema(dataset))
        for ending in dataset.formats:
            download = Download(dataset, ending, read)
            path = work / download.file_name
            download.write(path)
            yield path
    tables = work / "hsds"
    tables.mkdir()
    yield from tabular.write(tables, read)


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _schema(dataset: DataSet) -> str:
    schema = columns.table_schema(dataset.fields)
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode()


def _sha256(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_AT_ONCE):
            found.update(part)
    return found.hexdigest()
