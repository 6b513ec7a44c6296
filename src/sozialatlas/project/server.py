"""Web server and background worker, started and stopped as one."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from django.conf import settings
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from sozialatlas.accounts import demo
from sozialatlas.core.errors import SozialatlasError
from sozialatlas.project import environment, keeper, lifeline, storage_health
from sozialatlas.search.understanding.sentences import model

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

# It starts Django too, and would take the processor from the first page.
SECONDS_BEFORE_START = 3
SECONDS_BEFORE_RESTART = 2
# Nobody needs it at once, and a processor for which it was not built ends it each time.
SECONDS_BEFORE_SENTENCES_RESTART = 20
log = logging.getLogger(__name__)


class CannotServe(SozialatlasError):
    """The server cannot start; the message says what to do."""


def serve() -> int:
    """Serve until told to stop.

    Raises: CannotServe, where the port is taken or the database is not of this version.
    """
    given = environment.current()
    address, port = environment.ADDRESS.read(given), environment.PORT.read(given)
    storage_health.refuse_other_version()
    refuse_taken_port()
    if not settings.DEMO:
        demo.remove_sign_ins()
    with lifeline.only_one(settings.DATA_DIR), Worker(), _sentences(), _jobs(given):
        sys.stdout.write(f"Sozialatlas: http://{address}:{port}/  (Strg+C beendet)\n")
        sys.stdout.flush()
        Granian(
            "sozialatlas.project.server:application",
            address=address,
            port=port,
            interface=Interfaces.WSGI,
            factory=True,
            workers=environment.WORKERS.read(given),
            blocking_threads=environment.THREADS.read(given),
            respawn_failed_workers=True,
            workers_kill_timeout=lifeline.SECONDS_TO_STOP,
            websockets=False,
            log_level=LogLevels.warning,
            env_files=[],
        ).serve()
    return 0


def refuse_taken_port() -> None:
    """Tell early that pages could not be served; making a county first takes a minute.

    Raises: CannotServe, where another program has the port.
    """
    given = environment.current()
    address, port = environment.ADDRESS.read(given), environment.PORT.read(given)
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise CannotServe(
                f"Port {port} von {address} ist nicht zu haben ({error.strerror})."
                " Bitte mit SOZIALATLAS_PORT (make: PORT) einen anderen wählen."
            ) from error


def application() -> WSGIApplication:
    """Return the site for one web process, which ends with the server."""
    lifeline.die_with_parent(os.getppid())
    from sozialatlas.project.wsgi import application as site  # noqa: PLC0415 -- starts Django

    return site


def _sentences() -> AbstractContextManager[object]:
    """Return the process of the sentence model, where the extra [semantic] is installed."""
    if not model.is_installed():
        return nullcontext()
    command = [sys.executable, "-m", "sozialatlas", "sentences", str(os.getpid())]
    return Worker(command, SECONDS_BEFORE_SENTENCES_RESTART)


def _jobs(given: Mapping[str, str]) -> AbstractContextManager[object]:
    """Return what starts background jobs, unless a service of its own does."""
    return keeper.Keeper() if environment.JOBS.read(given) else nullcontext()


class Worker:
    """The background process, started when the pages are, and anew whenever it ends by itself."""

    def __init__(
        self, command: Iterable[str] | None = None, pause: float = SECONDS_BEFORE_RESTART
    ) -> None:
        """Remember how the worker is started, and how long after its end again."""
        self.pause = pause
        own = [sys.executable, "-m", "sozialatlas", "worker", str(os.getpid())]
        self.command = list(command or own)
        self.is_stopping = threading.Event()
        self.process: subprocess.Popen[bytes] | None = None
        self.watch = threading.Thread(target=self._keep_alive, daemon=True)

    def __enter__(self) -> Worker:
        """Begin to start it, and to watch over it."""
        self.watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it, and wait until it has stopped."""
        self.is_stopping.set()
        self._end()
        self.watch.join(lifeline.SECONDS_TO_STOP)
        self._end()  # it may have been starting just then

    def _end(self) -> None:
        if self.process is not None:
            lifeline.end(self.process)

    def _start(self) -> subprocess.Popen[bytes]:
        # A session of its own: Ctrl-C reaches the server alone, which then stops the worker.
        return subprocess.Popen(self.command, start_new_session=True)  # noqa: S603 -- our own

    def _keep_alive(self) -> None:
        wait: Callable[[float], bool] = self.is_stopping.wait
        pause: float = SECONDS_BEFORE_START
        while not wait(pause):
            pause = self.pause
            try:
                self.process = self._start()
            except OSError:
                log.exception("%s could not be started and is tried again.", self.command[3])
                continue
            code = self.process.wait()
            if not self.is_stopping.is_set():
                log.warning("%s ended with code %s and is started anew.", self.command[3], code)
