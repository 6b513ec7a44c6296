"""The data folder as a place of work: one process at a time runs jobs there."""

from __future__ import annotations

import fcntl
import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE_NAME = "jobs.lock"


def name_of(folder: Path) -> str:
    """Return what tells this place from those of other machines at the same database."""
    path = folder / FILE_NAME
    try:
        with path.open("x", encoding="ascii") as file:
            file.write(uuid.uuid4().hex)
    except FileExistsError:
        pass
    return f"{socket.gethostname()[:80]}/{path.read_text(encoding='ascii')}"


@contextmanager
def held(folder: Path) -> Iterator[bool]:
    """Hold the place; yields False where another process holds it.

    The operating system lets go when the process ends, however it ends.
    """
    name_of(folder)
    with (folder / FILE_NAME).open("r", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def is_held(folder: Path) -> bool:
    """Return whether a process runs jobs here."""
    with held(folder) as is_free:
        return not is_free
