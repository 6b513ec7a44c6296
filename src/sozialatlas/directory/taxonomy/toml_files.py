"""Reads the tables of a packaged file and says where one is wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from sozialatlas.directory.errors import DirectoryError

Entry = TypeVar("Entry", bound=msgspec.Struct)


class TaxonomyError(DirectoryError):
    """The packaged taxonomy contradicts itself; the message names file and entry."""


def tables(file: Traversable) -> dict[str, dict[str, object]]:
    """Return the tables of a file by their names."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TaxonomyError(f"{file.name}: {error}") from error


def entry(file: str, code: str, table: Mapping[str, object], kind: type[Entry]) -> Entry:
    """Return a table as one kind of entry."""
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise TaxonomyError(f"{file}, [{code}]: {error}") from error


def toml_files(folder: Traversable) -> list[Traversable]:
    """Return the files of a folder in the order of their names."""
    files = (file for file in folder.iterdir() if file.name.endswith(".toml"))
    return sorted(files, key=lambda each: each.name)
