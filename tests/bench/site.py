"""The demo county that is measured: where it lies, and a server for it or for another folder."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "data/bench"  # ignored by git
SECONDS_TO_START = 600
SECONDS_TO_STOP = 20
SECONDS_TO_WARM = 300
COUNTY_IS_MADE = "demo.json"


@dataclass(frozen=True)
class Site:
    """A server: address, process, and the seconds from its start to county and first page."""

    address: str
    pid: int
    seconds_to_county: float
    seconds_to_page: float


def forget() -> None:
    """Remove the county, so that the next server makes it anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)


@contextmanager
def served(**settings: str) -> Iterator[Site]:
    """Serve the demo county as `make demo` does; one that is not there is made first."""
    with serving(FOLDER, "demo", **settings) as site:
        wait_for_index(site.address)
        yield site


@contextmanager
def serving(folder: Path, command: str, **settings: str) -> Iterator[Site]:
    """Serve a data folder by a command of the program, until the block is left."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    given = {"SOZIALATLAS_DATA": str(folder), "SOZIALATLAS_PORT": str(port), **settings}
    began = time.perf_counter()
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "sozialatlas", command],
            env={**os.environ, **given}, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        yield _started(server, f"http://127.0.0.1:{port}", began, folder)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(SECONDS_TO_STOP)


def _started(server: subprocess.Popen[bytes], address: str, began: float, folder: Path) -> Site:
    county = None
    while (passed := time.perf_counter() - began) < SECONDS_TO_START:
        if county is None and (folder / COUNTY_IS_MADE).exists():
            county = passed
        if _answers(f"{address}/de/"):
            seconds = time.perf_counter() - began
            return Site(address, server.pid, county or passed, seconds)
        if server.poll() is not None:
            break
        time.sleep(0.02)
    raise RuntimeError(f"the server did not start; see {folder / 'server.log'}")


def wait_for_index(address: str) -> None:
    """Wait until the index is of this version: until then the database answers, much worse."""
    until = time.monotonic() + SECONDS_TO_WARM
    while time.monotonic() < until:
        if _answers(f"{address}/healthz"):
            return
        time.sleep(0.5)
    raise RuntimeError("there is no index")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def wait_for_suggestions(address: str) -> None:
    """Wait until a server has read all words, which takes the processor from its first answers."""
    until = time.monotonic() + SECONDS_TO_WARM
    while time.monotonic() < until:
        with urllib.request.urlopen(f"{address}/api/suggest?language=de&q=Pflegeheim") as answer:
            if json.load(answer):
                return
        time.sleep(0.5)
    raise RuntimeError("there are no suggestions")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
