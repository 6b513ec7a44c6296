"""An installation of its own, for tests that start and kill processes.

It has a data folder, and the kind of database that this round of tests is about: a SQLite file in
the folder or, where DATABASE_URL is given, a database made on that server and dropped afterwards.
"""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import psycopg

ROOT = Path(__file__).parents[1]
SECONDS_TO_END = 20


class Installation:
    """A data folder, its database, and the programs that work on them."""

    def __init__(self, folder: Path, database_url: str = "") -> None:
        self.folder = folder
        self.database_url = database_url
        self.environment = {
            **os.environ,
            "SOZIALATLAS_DATA": str(folder),
            "SOZIALATLAS_SECRET_KEY": "only-for-tests-" * 4,
            "SOZIALATLAS_LOG_LEVEL": "error",
            "DATABASE_URL": database_url,
            "DJANGO_SETTINGS_MODULE": "sozialatlas.project.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        }

    def command(self, *words: str) -> list[str]:
        """Return the command of a script, of a module (`-m`) or of Django."""
        is_python = words[0] == "-m" or words[0].endswith(".py")
        return [sys.executable, *(() if is_python else ("-m", "django")), *words]

    def run(self, *words: str) -> str:
        """Return what a program prints; it must succeed."""
        done = subprocess.run(
            self.command(*words),
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    @contextmanager
    def started(self, *words: str) -> Iterator[subprocess.Popen[str]]:
        """Yield a program that runs; at the end it is killed, as hard as there is."""
        process = subprocess.Popen(
            self.command(*words),
            env=self.environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        try:
            yield process
        finally:
            process.kill()
            process.communicate()

    @contextmanager
    def serving(self, port: int) -> Iterator[str]:
        """Yield the address of one web process; several may serve one installation."""
        where = ("--host", "127.0.0.1", "--port", str(port), "--blocking-threads", "2")
        with (self.folder / f"web-{port}.log").open("wb") as log:
            server = subprocess.Popen(
                self.command(
                    "-m", "granian", "--interface", "wsgi", "--workers", "1", "--no-ws", *where,
                    "sozialatlas.project.wsgi:application",
                ),
                env=self.environment, stdout=log, stderr=log,
            )  # fmt: skip
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(SECONDS_TO_END)

    def connect(self) -> object:
        """Return a connection to the database, each statement a transaction of its own."""
        if not self.database_url:
            path = self.folder / "sozialatlas.sqlite3"
            return sqlite3.connect(path, timeout=20, isolation_level=None)
        import psycopg

        return psycopg.connect(self.database_url, autocommit=True)

    def execute(self, sql: str) -> list[tuple[object, ...]]:
        """Run a statement; returns its rows, none where it has none to give."""
        with closing(self.connect()) as database:
            cursor = database.execute(sql)
            return [tuple(row) for row in cursor.fetchall()] if cursor.description else []

    def number(self, sql: str) -> int:
        """Return the one number that a query gives."""
        with closing(self.connect()) as database:
            return int(database.execute(sql).fetchone()[0])


@contextmanager
def made(folder: Path) -> Iterator[Installation]:
    """Yield an installation with the tables of this version and nothing in them."""
    folder.mkdir(exist_ok=True)
    template = _template()
    if not template.database_url:
        shutil.copytree(template.folder, folder, dirs_exist_ok=True)
        yield Installation(folder)
        return
    with closing(_server()) as server:
        address = _create(server, of=template.database_url)
        try:
            yield Installation(folder, address)
        finally:
            _drop(server, address)


@functools.cache
def _template() -> Installation:
    """Return an installation that is only copied: making the tables takes ten seconds."""
    folder = tempfile.TemporaryDirectory(prefix="sozialatlas-template-")
    atexit.register(folder.cleanup)
    address = ""
    if os.environ.get("DATABASE_URL", ""):
        with closing(_server()) as server:
            address = _create(server)
        atexit.register(_drop_template, address)
    installation = Installation(Path(folder.name), address)
    installation.run("migrate", "--verbosity", "0")
    return installation


def _server() -> psycopg.Connection:
    import psycopg

    return psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)


def _create(server: psycopg.Connection, *, of: str = "") -> str:
    """Make a database, empty or as another one is; return its address."""
    name = f"processes_{uuid.uuid4().hex}"
    template = f' TEMPLATE "{_name(of)}"' if of else ""
    server.execute(f'CREATE DATABASE "{name}"{template}')
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def _drop(server: psycopg.Connection, address: str) -> None:
    # Killed programs leave sessions behind for a moment.
    server.execute(f'DROP DATABASE "{_name(address)}" WITH (FORCE)')


def _drop_template(address: str) -> None:
    with closing(_server()) as server:
        _drop(server, address)


def _name(address: str) -> str:
    return urlsplit(address).path.removeprefix("/")


def wait_until(is_so: Callable[[], bool], seconds: float = 60) -> None:
    """Return as soon as something is so; fail where it does not become so in time."""
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, f"not so within {seconds:g} s"
        time.sleep(0.02)
