"""The nightly dumps that lie in the data folder: which there are, and which may still be given."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

import msgspec
from django.conf import settings

from sozialatlas.directory.models import Location

FOLDER = "dumps"
KEPT_DAYS = 7
"""For how long a dump is kept; a link with a day in it is right for as long."""
_NAME = re.compile(r"sozialatlas-\d{4}-\d\d-\d\d\.zip")


class Member(msgspec.Struct, frozen=True):
    """A file of a dump."""

    name: str
    size: int
    sha256: str


class Dump(msgspec.Struct, frozen=True):
    """A dump: its file, when it was made, and the files in it."""

    file_name: str
    made_at: dt.datetime
    size: int
    sha256: str
    members: tuple[Member, ...]

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return folder() / self.file_name

    def size_of(self, name: str) -> int | None:
        """Return the size of a file in it, None where it has none of this name."""
        return next((each.size for each in self.members if each.name == name), None)


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a dump's files; the description is written last and makes the dump whole."""

    file: str

    @property
    def description(self) -> str:
        """The file that describes it."""
        return f"{self.file}.json"

    @property
    def checksum(self) -> str:
        """The file with its sum, as `sha256sum --check` reads it."""
        return f"{self.file}.sha256"


def folder() -> Path:
    """Return where dumps lie."""
    return settings.DATA_DIR / FOLDER


def names_on(day: dt.date) -> Names:
    """Return the names of the files of a day's dump."""
    return Names(f"sozialatlas-{day.isoformat()}.zip")


def all_dumps() -> list[Dump]:
    """Return the dumps that may be given, the newest first."""
    found = (_read(path) for path in sorted(folder().glob("*.zip.json"), reverse=True))
    return [dump for dump in found if dump is not None and is_open(dump)]


def newest() -> Dump | None:
    """Return the newest dump that may be given."""
    return next(iter(all_dumps()), None)


def find(file_name: str) -> Dump | None:
    """Return the dump of a name, None where there is none that may be given."""
    if not _NAME.fullmatch(file_name):
        return None
    dump = _read(folder() / Names(file_name).description)
    return dump if dump is not None and is_open(dump) else None


def is_open(dump: Dump) -> bool:
    """Return whether a dump may still be given: no address became secret since it was made."""
    hidden = Location.objects.filter(is_confidential=True, updated_at__gte=dump.made_at)
    return not hidden.exists()


def _read(path: Path) -> Dump | None:
    try:
        dump = msgspec.json.decode(path.read_bytes(), type=Dump)
    except FileNotFoundError:
        return None
    return dump if dump.path.is_file() else None
