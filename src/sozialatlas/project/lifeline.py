"""Processes that end together, and one installation at a time in a data folder."""

from __future__ import annotations

import ctypes
import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sozialatlas.core.errors import SozialatlasError

PR_SET_PDEATHSIG = 1  # linux/prctl.h
FILE_NAME = "serve.lock"
SECONDS_TO_STOP = 10


class FolderInUse(SozialatlasError):
    """Another process serves from the same data folder."""


def die_with_parent(parent: int) -> None:
    """Ask the system to end this process when its parent ends, however that happens."""
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:  # it ended before it could be asked
        sys.exit(0)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process that we started: kindly, and hard where it does not listen."""
    process.terminate()
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def is_served(folder: Path) -> bool:
    """Return whether a process serves from a data folder."""
    try:
        with (folder / FILE_NAME).open("r", encoding="ascii") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the data folder; the system lets go of it when this process ends.

    Raises: FolderInUse, if another process holds it.
    """
    with (folder / FILE_NAME).open("a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            raise FolderInUse(
                f"{folder} wird schon von Prozess {file.read().strip() or '?'} gezeigt."
                " Bitte jenen beenden oder mit SOZIALATLAS_DATA einen anderen Ordner wählen."
            ) from error
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield
