"""Starts the process that runs background jobs, whenever one is due.

Between jobs there is no such process: it costs no memory, and what a large job has used goes with
it. A look at the queue costs four milliseconds.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import Error as DatabaseError, connections
from django.utils import timezone

from sozialatlas.core.jobs import kinds, place, queue
from sozialatlas.project import lifeline

SECONDS_BETWEEN_LOOKS = 2.0
SECONDS_AFTER_TROUBLE = 10.0
# The first pages come first, and the indexer.
SECONDS_BEFORE_START = 15.0
# What runs each night has run once soon after an installation is set up.
BEFORE_FIRST_NIGHT = dt.timedelta(minutes=1)
log = logging.getLogger(__name__)

# The web server forks, and a child must not inherit the middle of a look at the database.
_looking = threading.Lock()
os.register_at_fork(
    before=_looking.acquire,
    after_in_parent=_looking.release,
    after_in_child=_looking.release,
)


class Keeper:
    """Looks for due jobs in a thread of its own, or in that of the caller."""

    def __init__(self, command: Iterable[str] | None = None) -> None:
        """Remember how the process is started."""
        self.command = list(
            command or [sys.executable, "-m", "sozialatlas", "jobs", str(os.getpid())]
        )
        self.folder: Path = settings.DATA_DIR
        self.is_stopping = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.process: subprocess.Popen[bytes] | None = None
        self.is_scheduled = False

    def __enter__(self) -> Keeper:
        """Begin to look."""
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop looking, and the process with it."""
        self.stop()
        self.thread.join(lifeline.SECONDS_TO_STOP)

    def stop(self) -> None:
        """Let `run` end."""
        self.is_stopping.set()

    def run(self, pause: float = SECONDS_BEFORE_START) -> None:
        """Look and start until told to stop."""
        while not self.is_stopping.wait(pause):
            try:
                is_due = self._is_due()
            except (DatabaseError, OSError) as error:
                log.warning("background jobs: %s", error)
                pause = SECONDS_AFTER_TROUBLE
                continue
            pause = SECONDS_BETWEEN_LOOKS
            if is_due and self._finish():
                pause = SECONDS_AFTER_TROUBLE

    def _is_due(self) -> bool:
        now = timezone.now()
        with _looking:
            try:
                if not self.is_scheduled:
                    known = kinds.all_kinds().values()
                    queue.schedule(known, now, now + BEFORE_FIRST_NIGHT)
                    self.is_scheduled = True
                if place.is_held(self.folder):
                    return False
                return queue.is_any_to_run(place.name_of(self.folder), now)
            finally:
                connections.close_all()

    def _finish(self) -> int:
        """Run the process to its end; return how it ended."""
        # A session of its own: Ctrl-C reaches the keeper alone, which then stops it.
        self.process = subprocess.Popen(self.command, start_new_session=True)  # noqa: S603 -- our own
        while self.process.poll() is None:
            if self.is_stopping.wait(0.2):
                lifeline.end(self.process)
                return 0
        if self.process.returncode:
            log.warning("background jobs ended with code %s", self.process.returncode)
        return self.process.returncode


def work() -> int:
    """Do the background jobs of this data folder until told to stop."""
    keeper = Keeper()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: keeper.stop())
    sys.stdout.write("Sozialatlas: Hintergrundarbeit läuft (Strg+C beendet)\n")
    sys.stdout.flush()
    keeper.run(pause=0)
    return 0
