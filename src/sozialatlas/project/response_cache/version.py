"""The version of all that public pages show, read from two small files and without SQL.

Each change of a record ends in a commit of the index. It also renews a file of its own once its
transaction is committed, as does what the index does not hold (names of topics and areas, words
that mean the same): old pages go at once, and those of the new index come after it.
"""

from __future__ import annotations

import contextlib
import logging
import os
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import models, transaction
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save

from sozialatlas.directory.signals import records_changed
from sozialatlas.search.engine import generations

log = logging.getLogger(__name__)

# Each process looks for changed words of the taxonomy once a second (`search.labels`,
# `understanding.knowledge`): until then a page may still be made of the old ones.
SECONDS_TO_SETTLE = 1.5

# Rooms whose rows the public sees, without the kinds that never show or that the index follows.
_ROOMS = frozenset({"core", "places", "directory", "search", "portal"})
_OF_RECORDS = frozenset({
    "organization", "location", "address", "accessibility", "service", "service_topics",
    "service_audiences", "service_life_situations", "serviceatlocation", "costoption",
    "requireddocument", "language", "servicearea", "capacity", "contact", "phone", "event",
    "event_topics", "event_audiences", "revision", "fieldowner", "localizedtext", "schedule",
    "volunteerrole", "volunteerrole_topics", "volunteerrole_audiences", "outboxentry",
    "picture", "portalcheck", "recordpicture",
})  # fmt: skip

Stat = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Version:
    """The state of index and words; equal versions make equal pages."""

    index: Stat
    words: Stat
    files: tuple[Stat, ...] = ()

    def is_settled(self, now: float) -> bool:
        """Return whether every process has seen the words; `now` in seconds since 1970."""
        age = now - self.words[1] / 1e9
        # A file from the future: the clock was set back, and nothing can be told from it.
        return age >= SECONDS_TO_SETTLE


def current(*, has_file: bool = False) -> Version | None:
    """Return the version now; None without an index, when pages come straight from tables."""
    try:
        index = _stat(generations.link() / "meta.json")
    except OSError:
        return None
    return Version(index, _words(), _texts() if has_file else ())


def renew() -> None:
    """Let all pages be made anew."""
    try:
        file = _file()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    except OSError:
        # The change itself is committed; pages follow with the next minute.
        log.exception("the version of public pages could not be renewed")


def connect() -> None:
    """Renew the version with each committed change of what the index does not hold."""
    for signal in (post_save, post_delete, m2m_changed):
        signal.connect(_changed, dispatch_uid="project.response_cache")
    records_changed.connect(_records_changed, dispatch_uid="project.response_cache")
    post_migrate.connect(_migrated, dispatch_uid="project.response_cache")


def _changed(sender: type[models.Model], **_kwargs: object) -> None:
    named = sender._meta
    if named.app_label in _ROOMS and named.model_name not in _OF_RECORDS:
        transaction.on_commit(renew)


def _records_changed(**_kwargs: object) -> None:
    # The index has the change soon, but a stopped indexer must not keep old pages alive.
    transaction.on_commit(renew)


def _migrated(sender: object, **_kwargs: object) -> None:
    renew()


def _words() -> Stat:
    try:
        return _stat(_file())
    except FileNotFoundError:
        return (0, 0, 0)


def _texts() -> tuple[Stat, ...]:
    """Return the state of the operator's own texts: few, and read from the disk anyway."""
    folder: Path = settings.DATA_DIR / "texts"
    found = []
    for path in sorted(folder.glob("*.md")):
        # A text may go between being listed and looked at; without it is a state of its own.
        with contextlib.suppress(FileNotFoundError):
            found.append(_stat(path))
    return tuple(found)


def _file() -> Path:
    path: Path = settings.DATA_DIR / "public-version"
    return path


def _stat(path: Path) -> Stat:
    found = os.stat(path)  # noqa: PTH116 -- half the time of Path.stat, twice in each request
    return (found.st_ino, found.st_mtime_ns, found.st_size)


def now() -> float:
    """Return the seconds since 1970, by the clock that stamps files."""
    return time.time()
