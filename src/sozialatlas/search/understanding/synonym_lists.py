"""The sets of other words that come with the package: one file a subject."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from sozialatlas.search.errors import SearchError

LISTS = Path(__file__).parent / "lists" / "synonyms"


class SynonymListError(SearchError):
    """A packaged list is wrong; the text says in which file and where."""


class _Remarked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: list[str]
    note: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    same: dict[str, list[str] | _Remarked] = {}
    finds: dict[str, list[str] | _Remarked] = {}


@dataclass(frozen=True, slots=True)
class SynonymEntry:
    """A packaged set; its `code` stays the same when its words change."""

    code: str
    words: tuple[str, ...]
    note: str
    is_one_way: bool


@cache
def packaged() -> tuple[SynonymEntry, ...]:
    """Return all sets of the package, read once per process."""
    return read(sorted(LISTS.glob("*.toml")))


def read(files: Iterable[Path]) -> tuple[SynonymEntry, ...]:
    """Return the sets of some files.

    Raises: SynonymListError, naming the file and the entry that cannot be understood.
    """
    found: dict[str, SynonymEntry] = {}
    for path in files:
        for entry in _entries(path):
            if entry.code in found:
                raise SynonymListError(f"{path.name}: {entry.code} stands twice")
            if len(entry.words) < 2:
                raise SynonymListError(f"{path.name}: {entry.code} needs two words or more")
            found[entry.code] = entry
    return tuple(found.values())


def _entries(path: Path) -> Iterator[SynonymEntry]:
    try:
        told = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise SynonymListError(f"{path.name}: {error}") from error
    for table, is_one_way in ((told.same, False), (told.finds, True)):
        for code, given in table.items():
            words, note = (given, "") if isinstance(given, list) else (given.words, given.note)
            yield SynonymEntry(code, tuple(words), note, is_one_way)
