"""An installation of its own for one file of tests, filled by a program and served for real."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.installation import Installation

SECONDS_TO_START = 90


@contextmanager
def served(folder: Path, seed: str) -> Iterator[str]:
    """Yield the address of an installation that the program of this folder has filled."""
    installation = Installation(folder)
    port = _free_port()
    installation.environment |= {"SOZIALATLAS_DEMO": "yes", "SOZIALATLAS_PORT": str(port)}
    installation.run("-m", "sozialatlas", "migrate")
    installation.run(str(Path(__file__).with_name(seed)))
    server = subprocess.Popen(
        [sys.executable, "-m", "sozialatlas", "serve"],
        env=installation.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/healthz", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.HTTPError, OSError):
            time.sleep(0.3)
    pytest.fail("the site did not start")
