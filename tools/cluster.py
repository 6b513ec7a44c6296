"""A PostgreSQL server of the tests' own: made in a folder, on a free port, ended by its number."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "postgres"  # PostgreSQL refuses to run as root
SECONDS_TO_START = 30


def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL on this machine, if there is one."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4])
    )
    return found[-1].parent if found else None


@contextmanager
def running(bin_folder: Path) -> Iterator[str]:
    """Run a server for as long as the block lasts; yields its DATABASE_URL."""
    owner = USER if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    folder = Path(tempfile.mkdtemp(prefix="sozialatlas-postgresql-"))
    shutil.chown(folder, owner)
    data = folder / "data"
    port = free_port()
    try:
        make(bin_folder, data, owner)
        server = start(bin_folder, data, port, owner)
        try:
            wait_for(port, server)
            yield f"postgresql://sozialatlas@127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGINT)  # "fast": open sessions are ended
            server.wait(SECONDS_TO_START)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make(bin_folder: Path, data: Path, owner: str) -> None:
    """Write an empty cluster."""
    command = [str(bin_folder / "initdb"), "-D", str(data), "-U", "sozialatlas"]
    options = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    subprocess.run(  # noqa: S603 -- our own fixed command
        command + options, check=True, user=owner, cwd="/", stdout=subprocess.DEVNULL
    )


def start(bin_folder: Path, data: Path, port: int, owner: str) -> subprocess.Popen[bytes]:
    """Start the server; what it writes goes to a log beside its data."""
    given = {
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "fsync": "off",  # the data of tests need not outlive a power cut
        "synchronous_commit": "off",
        "full_page_writes": "off",
    }
    command = [str(bin_folder / "postgres"), "-D", str(data), "-p", str(port)]
    options = [word for name, value in given.items() for word in ("-c", f"{name}={value}")]
    log = (data.parent / "log").open("wb")
    return subprocess.Popen(  # noqa: S603 -- our own fixed command
        command + options, user=owner, cwd="/", stdout=log, stderr=log
    )


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server takes connections."""
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"PostgreSQL did not start (exit code {server.poll()}).")


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
