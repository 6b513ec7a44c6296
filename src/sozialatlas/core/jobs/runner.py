"""Runs the jobs that are due, one after the other, and ends when none comes for a while."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn

from django.conf import settings
from django.db import Error as DatabaseError, close_old_connections, connections
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.core.errors import SozialatlasError
from sozialatlas.core.jobs import kinds, place, queue
from sozialatlas.core.jobs.kinds import Kind
from sozialatlas.core.jobs.models import Job

log = logging.getLogger(__name__)

# The next job of a busy hour finds a process that has started.
SECONDS_TO_LINGER = 20.0
SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_BETWEEN_SIGNS = 10.0
SECONDS_BETWEEN_GLANCES = 1.0
LOST, TOO_LONG = 3, 4


class Stopped(BaseException):
    """The process was told to end in the middle of a job."""


def run(linger: float = SECONDS_TO_LINGER) -> int:
    """Run what is due in this data folder; return how many jobs were run.

    None are, where another process works there. SIGTERM breaks a job off, which then waits again.
    """
    folder: Path = settings.DATA_DIR
    with place.held(folder) as is_ours:
        if not is_ours:
            return 0
        _stop_by_signal()
        here = place.name_of(folder)
        queue.release(here)
        done = 0
        with suppress(Stopped):
            while _next(here, linger):
                done += 1
        return done


def _stop_by_signal() -> None:
    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        raise Stopped

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)


def _next(here: str, linger: float) -> bool:
    """Run one job, and wait for it a while; return whether there was one."""
    known = kinds.all_kinds()
    until = time.monotonic() + linger
    while True:
        close_old_connections()
        job = queue.take(known, here, timezone.now())
        if job is not None:
            _run(known[job.kind], job, here)
            return True
        if time.monotonic() >= until:
            return False
        time.sleep(SECONDS_BETWEEN_LOOKS)


def _run(kind: Kind[...], job: Job, here: str) -> None:
    started = time.monotonic()
    try:
        with _watched(kind, job.pk, here):
            kind.run(**job.arguments)
    except Stopped:
        queue.give_back(job.pk, here, timezone.now())
        raise
    except Exception as error:
        # What can be said in words needs no traceback.
        is_known = isinstance(error, SozialatlasError)
        told = (kind.name, job.tries, kind.tries, error)
        log.warning("job %s failed, try %s of %s: %s", *told, exc_info=not is_known)
        queue.note_failure(kind, job.pk, here, _reason(error), timezone.now())
        return
    queue.note_success(kind, job.pk, here, timezone.now())
    log.info("job %s done in %.1f s", kind.name, time.monotonic() - started)


def _reason(error: Exception) -> str:
    if isinstance(error, SozialatlasError):
        return str(error)
    where = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"


@contextmanager
def _watched(kind: Kind[...], pk: int, here: str) -> Iterator[None]:
    over = threading.Event()
    watch = threading.Thread(target=_watch, args=(kind, pk, here, over), daemon=True)
    watch.start()
    try:
        yield
    finally:
        over.set()
        watch.join()


def _watch(kind: Kind[...], pk: int, here: str, over: threading.Event) -> None:
    """Say that the job is alive; end this process with its parent, and with its time."""
    parent = os.getppid()
    ends_at = time.monotonic() + kind.minutes * 60
    sign_at = time.monotonic() + SECONDS_BETWEEN_SIGNS
    while not over.wait(SECONDS_BETWEEN_GLANCES):
        if os.getppid() != parent:
            os._exit(LOST)  # whoever waits in C hears no signal
        if time.monotonic() >= ends_at:
            _give_up(kind, pk, here)
        if time.monotonic() >= sign_at:
            sign_at = time.monotonic() + SECONDS_BETWEEN_SIGNS
            _sign(pk, here)
    connections.close_all()


def _sign(pk: int, here: str) -> None:
    try:
        is_ours = queue.keep(pk, here, timezone.now())
    except DatabaseError:
        log.warning("job %s could not be kept", pk)
        return
    if not is_ours:
        os._exit(LOST)


def _give_up(kind: Kind[...], pk: int, here: str) -> None:
    reason = _("Nach %(minutes)s Minuten abgebrochen.") % {"minutes": kind.minutes}
    log.error("job %s ended after %s minutes", kind.name, kind.minutes)
    with suppress(DatabaseError):
        queue.note_failure(kind, pk, here, reason, timezone.now())
    os._exit(TOO_LONG)
